import { describe, expect, test } from "vitest";
import type { ParameterLetter } from "../../generated/tables/format.ts";
import { scanValue, wordEnd } from "../../src/match/match-template.ts";

/** The value of a class at the start of a text; null if there is none. */
function read(letter: ParameterLetter, text: string): string | null {
  // The value is inside a text, so that a scan that reads before its start or after its end is found.
  const end = scanValue(letter, `9.${text}`, 2);
  return end < 0 ? null : `9.${text}`.slice(2, end);
}

const digits = (count: number): string => "7".repeat(count);

describe("a value ends where the next character is not of its class", () => {
  test.each<[ParameterLetter, string, string | null]>([
    ["i", "50 orders", "50"],
    ["i", "-50 orders", "-50"],
    ["i", "0", "0"],
    ["i", "9", "9"],
    ["i", "5/6", "5"],
    ["i", "5:6", "5"],
    ["i", "/", null],
    ["i", "-", null],
    ["i", "--5", null],
    ["i", "", null],
    ["i", digits(20), digits(20)],
    ["i", digits(21), digits(20)],
    ["i", `-${digits(21)}`, `-${digits(20)}`],

    ["t", `${digits(10)}.`, digits(10)],
    ["t", digits(9), null],
    ["t", digits(17), digits(17)],
    ["t", digits(18), digits(17)],
    ["t", `-${digits(13)}`, null],

    ["d", "1", "1"],
    ["d", "-0.5,", "-0.5"],
    ["d", "1.", "1"],
    ["d", "1.x", "1"],
    ["d", ".5", null],
    ["d", "1,5", "1"],
    ["d", "1e5", "1e5"],
    ["d", "1E5", "1E5"],
    ["d", "1.5e-7 x", "1.5e-7"],
    ["d", "1e+7", "1e+7"],
    ["d", "1e", "1"],
    ["d", "1e-", "1"],
    ["d", "1e,7", "1"],
    ["d", "1.e5", "1"],
    ["d", "1e1234", "1e123"],
    ["d", "1.2.3", "1.2"],
    ["d", digits(31), digits(30)],
    ["d", `1.${digits(31)}`, `1.${digits(30)}`],

    ["p", "203.0.113.7.", "203.0.113.7"],
    ["p", "203.0.113.*, x", "203.0.113.*"],
    ["p", "2001:db8::1)", "2001:db8::1"],
    ["p", "Az-host_9-", "Az-host_9"],
    ["p", "host_", "host"],
    ["p", "...", null],
    ["p", " 1", null],
    ["p", "a@b", "a"],
    ["p", "a[b", "a"],
    ["p", "a`b", "a"],
    ["p", "a{b", "a"],
    ["p", "1;2", "1"],
    ["p", "1/2", "1"],
    ["p", digits(64), digits(64)],
    ["p", digits(65), null],
    ["p", `${digits(64)}.`, digits(64)],

    ["v", "10 SECOND.", "10 SECOND"],
    ["v", "1MINUTE", "1MINUTE"],
    ["v", "MINUTE", "MINUTE"],
    ["v", "aZ[", "aZ"],
    ["v", "10", null],
    ["v", "10 ", null],
    ["v", " DAY", null],
    ["v", "10  DAY", null],
    ["v", `${digits(9)} DAY`, `${digits(9)} DAY`],
    ["v", `${digits(10)} DAY`, null],
    ["v", "abcdefghijklm", "abcdefghijkl"],
    ["v", "1 abcdefghijklm", "1 abcdefghijkl"],

    ["b", "true.", "true"],
    ["b", "false.", "false"],
    ["b", "xtrue", null],
    ["b", "tru", null],
    ["s", "x", null],
    ["l", "x", null],
  ])("%s of %j", (letter, text, value) => {
    expect(read(letter, text)).toBe(value);
  });
});

test.each([
  ["word next", "word"],
  ["word\tnext", "word"],
  ["word", "word"],
  [" word", null],
  ["", null],
  ["x".repeat(64), "x".repeat(64)],
  [`${"x".repeat(64)} y`, "x".repeat(64)],
  ["x".repeat(65), null],
])("a word is up to 64 characters without white space: %j", (text, word) => {
  const end = wordEnd(`9 ${text}`, 2);
  expect(end < 0 ? null : `9 ${text}`.slice(2, end)).toBe(word);
});
