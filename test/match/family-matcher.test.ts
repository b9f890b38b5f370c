import { describe, expect, test } from "vitest";
import type { FamilyTable } from "../../generated/tables/format.ts";
import { FamilyMatcher } from "../../src/match/family-matcher.ts";
import { Rows } from "../../src/match/rows.ts";
import { templateOf } from "../../src/match/message-id.ts";
import { valuesOf } from "../../src/match/match-template.ts";

const table = (...rows: readonly (readonly string[])[]): FamilyTable => ({
  family: "spot",
  pages: ["https://example.com/page"],
  rows: rows.map((fields) => fields.join("\t")),
});

describe("which text of a code it is", () => {
  const SEVERAL = table(
    [
      "-1",
      "ONE",
      "nf-r one",
      "Text |sa|",
      "Text |sa| of more |sb| words",
      "Text |sa| of more",
      "|pip| is banned until |tbannedUntil|",
    ],
    [
      "-2",
      "TWO",
      "nf-r two",
      "Another entry's longer text.",
      "Begins with these words |sa|",
      "|sa| ends with these words.",
    ],
    ["-3", "THREE", "nf-r three", "Short text."],
    ["-4", "FOUR", "nf-r four", "Exactly dozen", "Only eleven"],
    ["-5", "FIVE", "nf-r five", "Written one way in the list", "written one way in the list."],
  );
  const found = (code: number, text: string): object => {
    const match = new FamilyMatcher(SEVERAL).match(code, text);
    const { kind, message, entry, requestIp } = match;
    const template = message === null ? null : templateOf(message, []).text;
    return { kind, name: entry?.name ?? null, template, values: valuesOf(match, text), requestIp };
  };

  test.each<[string, number, string, object]>([
    [
      "the one with most words",
      -1,
      "Text x of more y words",
      { template: "Text %s of more %s words", values: ["x", "y"] },
    ],
    ["the next", -1, "Text x of more", { template: "Text %s of more", values: ["x"] }],
    ["the least", -1, "Text x of less", { kind: "template", template: "Text %s", values: ["x of less"] }],
    ["to the letter", -3, "Short text.", { kind: "exact", name: "THREE", values: [] }],
    ["in other clothes", -3, "short  text", { kind: "tolerant", name: "THREE", values: [] }],
    ["in other clothes, with values", -2, "begins with these words x", { kind: "tolerant", values: ["x"] }],
    ["another code's", -3, "Another entry's longer text.", { kind: "other-code", name: "THREE" }],
    ["another code's, by its beginning", -3, "Begins with these words x", { kind: "other-code", values: ["x"] }],
    ["another code's, by its end", -3, "x ends with these words.", { kind: "other-code", values: ["x"] }],
    ["another code's, too short to be believed", -1, "Short text.", { kind: "code", name: "ONE", template: null }],
    ["another code's, under an unknown one", -9, "Another entry's longer text.", { kind: "other-code", name: null }],
    ["its own, by its end", -2, "x ends with these words.", { kind: "template", values: ["x"] }],
    ["another code's, just long enough to be believed", -1, "Exactly dozen", { kind: "other-code" }],
    ["another code's, just too short", -1, "Only eleven", { kind: "code" }],
    ["unknown text", -3, "Long text.", { kind: "code", name: "THREE", template: null, values: [] }],
    ["unknown text and code", -9, "Long text.", { kind: "none", name: null, template: null, values: [] }],
    ["with an address behind it", -3, "Short text., request ip: 1.1.1.1", { kind: "tolerant", requestIp: "1.1.1.1" }],
    ["without one", -3, "Short text", { kind: "tolerant", requestIp: null }],
    [
      "with a tail",
      -3,
      "Short text. The order will not be recorded in the order history.",
      { kind: "tolerant", template: "Short text.", requestIp: null },
    ],
    [
      "unknown text with a tail",
      -3,
      "Long text. The order will not be recorded in the order history.",
      { kind: "code", template: null },
    ],
  ])("%s", (_, code, text, expected) => {
    expect(found(code, text)).toMatchObject(expected);
  });

  test("the wording of a match has its values", () => {
    const { message } = new FamilyMatcher(SEVERAL).match(-1, "Text x of more");
    expect(message === null ? null : templateOf(message, ["x"])).toMatchObject({ id: "text-of-more", values: ["x"] });
    expect(message === null ? null : templateOf(message, [])).toMatchObject({ id: "text-of-more", values: [] });
  });

  test("a message whose own tail is left out", () => {
    const tail = "The order will not be recorded in the order history.";
    const tailed = table([
      "-1",
      "ONE",
      "nf-r one",
      `The beginning |sa| of |sb| words. ${tail}`,
      `Plain text here. ${tail}`,
    ]);
    const match = new FamilyMatcher(tailed).match(-1, "the beginning x of y words");
    expect(match).toMatchObject({ kind: "tolerant", values: ["x", "y"] });
    expect(new FamilyMatcher(tailed).match(-1, "plain text here").kind).toBe("tolerant");
    expect(new FamilyMatcher(tailed).match(-1, `the beginning x of y words. ${tail}`)).toMatchObject({
      values: ["x", "y"],
    });
  });

  test("a ban's end and the caller's address are known by their places", () => {
    const { messages = [] } = new Rows(SEVERAL).contents(-1) ?? {};
    expect(messages.map(({ banAt, ipAt }) => [banAt, ipAt])).toEqual([
      [-1, -1],
      [-1, -1],
      [-1, -1],
      [1, 0],
    ]);
  });

  test("without the code every text of the family counts, to the letter where any is so", () => {
    const matcher = new FamilyMatcher(SEVERAL);
    const texts = (text: string): readonly string[] =>
      matcher.findAll(text).map(({ message }) => templateOf(message, []).text);
    expect(texts("Another entry's longer text.")).toEqual(["Another entry's longer text."]);
    expect(texts("another entrys longer text")).toEqual(["Another entry's longer text."]);
    expect(texts("Short text.")).toEqual([]);
    expect(texts("x ends with these words., request ip: 1.1.1.1")).toEqual(["%s ends with these words."]);
    expect(texts("Exactly dozen")).toEqual(["Exactly dozen"]);
    expect(texts("Only eleven")).toEqual([]);
    expect(texts("written one way in the list.")).toEqual(["written one way in the list."]);
    expect(texts("Written 'one way' in the list")).toHaveLength(2);
    expect(texts(`Exactly dozen${" ".repeat(9000)}`)).toEqual([]);
    expect(texts("Nobody has ever seen this one.")).toEqual([]);
  });
});
