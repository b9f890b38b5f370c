import { describe, expect, test } from "vitest";
import { NO_TRANSPORT } from "../../src/extract/facts.ts";
import { readLogLine } from "../../src/extract/read-log-line.ts";

/** Code, message and status of a line, or null. */
function read(text: string): readonly unknown[] | null {
  const facts = readLogLine(text, NO_TRANSPORT);
  return facts === null ? null : [facts.code, facts.message, facts.transport.status];
}

const SAYS = "Invalid symbol.";

describe("a code with its name", () => {
  test.each([
    "code=-1121, msg=Invalid symbol.",
    "code: -1121 msg: Invalid symbol.",
    "Code(-1121): Invalid symbol.",
    "code -1121 Invalid symbol.",
    "error_code=-1121, message=Invalid symbol.",
    "errorcode: -1121, reason: Invalid symbol.",
    '"code":-1121,"msg":"Invalid symbol."',
    "'code': '-1121', 'msg': 'Invalid symbol.'",
    "[code] => -1121 [msg] => Invalid symbol. [_method] => POST",
    "[code] => -1121 [msg] => Invalid symbol. [data] => x",
    "code=-1121, msg='Invalid symbol.' , {'a': 1}",
    "Code = -1121\nInvalid symbol.",
    "code=-1121 detail = Invalid symbol.",
    "code=-1121 | Invalid symbol.",
    "code=-1121 \u2013 Invalid symbol.",
    "code=-1121 \u2014 Invalid symbol.",
    "code=-1121; Invalid symbol.",
    "code=-1121 -> Invalid symbol.",
    "status code: 400, code=-1121, msg=Invalid symbol.",
    "msg: Invalid symbol., code: -1121",
    // The closing brace was once read as the message.
    "status FAIL code=-1121, msg=Invalid symbol.",
    "{ msg: 'Invalid symbol.', code: -1121 }",
    "{'msg': 'Invalid symbol.', 'code': -1121}",
    "Error { message: 'Invalid symbol.', code: -1121 }\n    at call (x.js:1:2)",
    'code=-1121, msg="Invalid symbol.", data: {}',
    'code=-1121, msg="Invalid symbol.", {"a":1}',
    "code=-1121, msg=`Invalid symbol.`",
    'code=-1121, msg="Invalid symbol.";',
    'code=-1121, msg="Invalid symbol.',
  ])("%j", (text) => {
    expect(read(text)).toEqual([-1121, SAYS, null]);
  });

  test.each<[string, readonly unknown[] | null]>([
    ["code=7, msg=x", [7, "x", null]],
    ["code=-1121", [-1121, "", null]],
    ["code=-1121, msg='x y", [-1121, "'x y", null]],
    // A number with a fraction is no code.
    ["code=1.5", null],
    ["code=1234567890", null],
    ["barcode=-1121", null],
    ["status code: 400", null],
    ["status_code=400", null],
    ["status-code=400", null],
    ["code: x -1121", null],
  ])("%j", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe("a code without its name", () => {
  test.each<[string, readonly unknown[] | null]>([
    ["(400, -1121, 'Invalid symbol.', {'Retry-After': '1'})", [-1121, SAYS, 400]],
    ["( 599 , -1121 , Invalid symbol.", [-1121, SAYS, 599]],
    ["[503(-1008)] Server is busy", [-1008, "Server is busy", 503]],
    ["(600, -1121, Invalid symbol.", [-1121, SAYS, null]],
    ["code: -1121 } x", [-1121, "} x", null]],
    ["(400, 1121, 'Invalid symbol.')", null],
    ["Error -1121: Invalid symbol.", [-1121, SAYS, null]],
    ["binance: -1121 Invalid symbol.", [-1121, SAYS, null]],
    ["API (-1121) Invalid symbol.", [-1121, SAYS, null]],
    ["Exception [-1121] Invalid symbol.", [-1121, SAYS, null]],
    ["failed #-1121; Invalid symbol.", [-1121, SAYS, null]],
    ["rejected with -1121", [-1121, "", null]],
    ["-4009=Save withdrawal address", [-4009, "Save withdrawal address", null]],
    ["0 Service unavailable", [0, "Service unavailable", null]],
    ["-1121 Invalid symbol.", [-1121, SAYS, null]],
    ["-1121: Invalid symbol.", [-1121, SAYS, null]],
    ["50 5", null],
    ["x 0 Service", null],
    // Without a word of an error a number is only a number.
    ["filled 5 at -1121 today", null],
    ["error at -1121.5", null],
    ["error 5-1121 x", null],
    ["error -112", null],
    ["error -1234567", null],
    ["error", null],
    ["", null],
  ])("%j", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

test("what is known of the way stays, but for a status that the line names", () => {
  const transport = { ...NO_TRANSPORT, status: 500, url: "https://example.com" };
  expect(readLogLine("code=-1121", transport)?.transport).toEqual(transport);
  expect(readLogLine("(400, -1121, 'x')", transport)?.transport).toEqual({ ...transport, status: 400 });
});

test("a line is one, and says what else its message may be", () => {
  const facts = readLogLine('code=-1121, msg=x: Invalid symbol. (order)\n"quoted words here" "short"', NO_TRANSPORT);
  expect(facts).toMatchObject({ kind: "line", lost: null });
  expect(facts?.otherReadings).toContain("x: Invalid symbol.");
  expect(facts?.otherReadings).toContain("quoted words here");
  expect(facts?.otherReadings).not.toContain("short");
});

test("four quoted texts at most", () => {
  const words = [1, 2, 3, 4, 5].map((count) => `quoted words ${String(count)}`);
  const facts = readLogLine(`code=-1121 x ${words.map((one) => `"${one}"`).join(" ")}`, NO_TRANSPORT);
  expect(facts?.otherReadings.filter((one) => words.includes(one))).toEqual(words.slice(0, 4));
});
