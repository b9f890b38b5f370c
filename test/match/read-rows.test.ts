import { describe, expect, test } from "vitest";
import type { FamilyTable } from "../../generated/tables/format.ts";
import { Rows } from "../../src/match/rows.ts";
import { templateOf } from "../../src/match/message-id.ts";

const PAGES = ["https://example.com/first", "https://example.com/second"];
const table = (...rows: readonly (readonly string[])[]): FamilyTable => ({
  family: "spot",
  pages: PAGES,
  rows: rows.map((fields) => fields.join("\t")),
});
const TABLE = table(
  [
    "-1",
    "ONE",
    "nf-r one",
    "First text.",
    "Second |ilimit| text.",
    "#udsa other",
    "~given",
    "=~third",
    "~plain",
    "x-2",
  ],
  ["-2", "TWO", "nf-r two", "^1 fragment", "@shared"],
  ["-3", "THREE", "nf-r three", "^", "=@no table", "=#no advice", "=^no page", "==no mark"],
  ["-4", "FOUR", "nf-r four", "^1", "@nowhere"],
  ["-5", "FIVE", "nf-r five", "^7", "Text."],
  ["-5", "FIVE_AGAIN", "nn-o five-again", "^ ", "Other text."],
  ["-6", "SIX", "nf-r six", 'a \\u003cb\\u003e \\" c\\u0009d'],
  ["shared", "Shared |sname| text.", "~of-table", "Shared plain text."],
);

/** Messages of a code: text, id, advice of writes. */
function messagesOf(code: number): readonly string[] {
  const { messages = [] } = new Rows(TABLE).contents(code) ?? {};
  return messages.map((message) => {
    const { text, id } = templateOf(message, []);
    return `${text} / ${id} / ${message.advice.write.id}`;
  });
}

describe("content of a table's row", () => {
  test.each<[number, readonly string[]]>([
    [
      -1,
      ["First text. / first-text / one", "Second %s text. / given / other", "~third / plain / one", "x-2 / x-2 / one"],
    ],
    [-2, ["Shared %s text. / of-table / two", "Shared plain text. / shared-plain-text / two"]],
    [
      -3,
      ["@no table", "#no advice", "^no page", "=no mark"].map(
        (text) => `${text} / ${text.slice(1).replace(" ", "-")} / three`,
      ),
    ],
    [-4, []],
    [-5, ["Text. / text / five", "Other text. / other-text / five-again"]],
    [-6, ['a <b> " c\td / a-b-c-d / six']],
    [-7, []],
  ])("messages of %i", (code, expected) => {
    expect(messagesOf(code)).toEqual(expected);
  });

  test.each<[number, string, readonly (string | null)[]]>([
    [-1, "ONE", [`${PAGES[0] ?? ""}#-1-one`]],
    [-2, "TWO", [`${PAGES[1] ?? ""}#fragment`]],
    [-3, "THREE", [null]],
    [-4, "FOUR", [`${PAGES[1] ?? ""}#-4-four`]],
    [-5, "FIVE", [null, null]],
  ])("name and pages of %i", (code, name, pages) => {
    const contents = new Rows(TABLE).contents(code);
    expect(contents?.entries[0]).toMatchObject({ code, name, families: ["spot"] });
    expect(contents?.entries.map(({ docsUrl }) => docsUrl)).toEqual(pages);
    expect(contents?.codeAlone).toMatchObject({ kind: "code", entry: { name }, message: null, values: [] });
  });

  test("names in lower case or as they are, codes that follow, and ids with an end of their own", () => {
    const rows = new Rows(table(["-1", "too-many-1", "nf-r a"], ["", "=Mixed_Case", "nf-r b", "Text.", "~-2"]));
    expect(rows.contents(-1)?.entries[0]?.name).toBe("TOO_MANY_1");
    expect(rows.contents(-2)?.entries[0]?.name).toBe("Mixed_Case");
    expect(rows.contents(-2)?.messages.map((message) => templateOf(message, []).id)).toEqual(["text-2"]);
  });

  test("a page without fragment", () => {
    const rows = new Rows(table(["-1", "ONE", "nf-r one", "^0 "]));
    expect(rows.contents(-1)?.entries[0]?.docsUrl).toBe(PAGES[0]);
  });

  test("all codes in the table's order, and no shared table among them", () => {
    const codes = new Rows(TABLE).all().map(({ entries }) => entries.map(({ code }) => code));
    expect(codes).toEqual([[-1], [-2], [-3], [-4], [-5, -5], [-6]]);
  });

  test("a code that the table lacks is not kept, one that it has is read once", () => {
    const rows = new Rows(TABLE);
    expect(rows.contents(-99)).toBeNull();
    expect(rows.contents(-1)).toBe(rows.contents(-1));
  });
});
