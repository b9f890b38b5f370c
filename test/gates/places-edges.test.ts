import { describe, expect, it } from "vitest";
import { checkPlaces } from "../../generator/gates/places.ts";
import type { ParsedEntry } from "../../generator/parse/parsed-page.ts";
import { entry, input, type Known, known, knownTable } from "./gate-input.ts";

describe("texts under another code", () => {
  const A = known(-1, ["Text of one."]);
  const B = known(-2, ["Text of two."]);
  const moved = (
    entries: readonly ParsedEntry[],
    before: readonly Known[] | null,
    more: Parameters<typeof input>[2] = {},
  ): readonly (number | string | undefined)[] => checkPlaces(input(entries, before, more)).map(({ at }) => at.code);
  const both = [entry(-1, ["Text of one.", "Text of two."])];

  it.each<[string, readonly ParsedEntry[], readonly Known[], Parameters<typeof input>[2], number]>([
    ["a message", both, [A, B], {}, -2],
    [
      "a message's Chinese text",
      [entry(-1, ["Text of one.", "二"])],
      [A, known(-2, [], { messages: [{ text: "x", "zh-CN": "二" }] })],
      {},
      -2,
    ],
    [
      "a note",
      [entry(-1, ["Text of one."], { notes: [{ text: "Note.", locale: "en", line: 1 }] })],
      [A, known(-2, [], { notes: [{ en: "Note." }] })],
      {},
      -2,
    ],
    ["a Chinese note", [entry(-1, ["Text of one.", "注"])], [A, known(-2, [], { notes: [{ "zh-CN": "注" }] })], {}, -2],
    [
      "a message of this product",
      both,
      [A, known(-2, [], { messages: [{ text: "Text of two.", products: ["spot"] }] })],
      {},
      -2,
    ],
  ])("%s", (_, entries, before, more, code) => {
    expect(moved(entries, before, more)).toEqual([code]);
  });

  it.each<[string, readonly ParsedEntry[], readonly Known[] | null, Parameters<typeof input>[2]]>([
    ["nothing is known", both, null, {}],
    ["it was agreed to", both, [A, B], { accepted: [-2] }],
    ["the code has one of its texts still", [...both, entry(-2, ["Text of two."])], [A, B], {}],
    ["its text is gone", [entry(-1, ["Text of one."])], [A, B], {}],
    ["two had the text", both, [A, B, known(-3, ["Text of two."])], {}],
    ["the other code is new", [entry(-1, ["Text of one."]), entry(-9, ["Text of two."])], [A, B], {}],
    [
      "the message was retired before",
      both,
      [A, known(-2, [], { messages: [{ text: "Text of two.", retired: "2026-01-01" }] })],
      {},
    ],
    [
      "another product's message",
      both,
      [A, known(-2, [], { messages: [{ text: "Text of two.", products: ["spot-testnet"] }] })],
      {},
    ],
  ])("no more than that: %s", (_, entries, before, more) => {
    expect(moved(entries, before, more)).toEqual([]);
  });

  it("reports code, place and fix", () => {
    const [problem] = checkPlaces(
      input([entry(-1, ["Text of one.", "x".repeat(100)])], [A, known(-2, ["x".repeat(100)])]),
    );
    expect(problem).toMatchObject({ check: "page-places", severity: "error", at: { line: 1, code: -2 } });
    expect(problem?.message).toBe(
      `-2 has none of its texts any more, and one of them stands under -1: "${"x".repeat(80)}".`,
    );
    expect(problem?.fix).toContain("the heading of -2");
  });

  it("identifies shared tables by their rows, not by their titles", () => {
    const rows = knownTable(["Row one.", "Row two."]);
    const title = { kind: "table", title: "A new title", codes: [-1] } as const;
    // A table on the page equals the known table with most of its rows.
    const other = knownTable(["Row one.", "Row three.", "Row four."], { id: "filters" });
    const tables = [rows, other];
    expect(
      checkPlaces(
        input([entry(-1, ["Text of one."]), entry(-1, ["Row one.", "Row two."], title)], [A], { tables: [rows] }),
      ),
    ).toEqual([]);
    const page = [
      entry(-1, ["Text of one."]),
      entry(-1, ["Row two."], title),
      entry(-1, ["Row one.", "Row three.", "Row four."], title),
    ];
    expect(checkPlaces(input(page, [A], { tables }))).toEqual([]);
    expect(checkPlaces(input(page, [A], { tables: tables.toReversed() }))).toEqual([]);
  });

  it("finds a table's row under a code, and an entry's text in a table", () => {
    const tables = [knownTable(["Row one."])];
    const [row] = checkPlaces(input([entry(-1, ["Text of one.", "Row one."])], [A], { tables }));
    expect(row?.message).toBe(
      'the table "rejects" has none of its texts any more, and one of them stands under -1: "Row one.".',
    );
    expect(row?.at.code).toBeUndefined();
    const inTable = entry(-1, ["Row one.", "Text of two."], { kind: "table", title: "Messages" });
    const [text] = checkPlaces(input([entry(-1, ["Text of one."]), inTable], [A, B], { tables }));
    expect(text?.message).toContain(
      '-2 has none of its texts any more, and one of them stands under the table "rejects"',
    );
  });

  it("finds a table's row under a new code, and not an entry's text in an unknown table", () => {
    const tables = [knownTable(["Row one."])];
    const rowsMoved = [entry(-1, ["Text of one."]), entry(-9, ["Row one."])];
    expect(checkPlaces(input(rowsMoved, [A], { tables }))).toHaveLength(1);
    const unknown = entry(-1, ["Text of two.", "New row."], { kind: "table", title: "New" });
    const rows = entry(-1, ["Row one."], { kind: "table", title: "Messages" });
    expect(checkPlaces(input([entry(-1, ["Text of one."]), rows, unknown], [A, B], { tables }))).toEqual([]);
  });

  it("leaves out a table that the page in this language never had", () => {
    const tables = [knownTable(["Row one."])];
    expect(checkPlaces(input([entry(-1, ["Text of one.", "Row one."])], [A], { tables, locale: "zh-CN" }))).toEqual([]);
  });
});
