import { describe, expect, it } from "vitest";
import { checkDamage, checkEnd } from "../../generator/gates/check-damage.ts";
import { checkPlaces } from "../../generator/gates/check-places.ts";
import type { GateInput } from "../../generator/gates/gate.ts";
import type { FamilySnapshot, Locale } from "../../generator/model.ts";
import type { ParsedEntry } from "../../generator/parse/parsed-page.ts";
import type { Problem } from "../../generator/problem.ts";

type Known = FamilySnapshot["entries"][number];
type KnownTable = FamilySnapshot["tables"][number];

const known = (code: number, texts: readonly string[], more: Partial<Known> = {}): Known => ({
  code,
  name: "NAME",
  title: { en: `${String(code)} NAME` },
  section: null,
  anchor: { en: "x", "zh-CN": "x" },
  products: ["spot"],
  messages: texts.map((text) => ({ text })),
  notes: [],
  ...more,
});
const knownTable = (texts: readonly string[], more: Partial<KnownTable> = {}): KnownTable => ({
  id: "rejects",
  title: { en: "Messages" },
  anchor: { en: "messages" },
  codes: [-1],
  messages: texts.map((text) => ({ text })),
  notes: [],
  ...more,
});
const entry = (code: number, texts: readonly string[], more: Partial<ParsedEntry> = {}): ParsedEntry => ({
  codes: [code],
  name: "NAME",
  title: `${String(code)} NAME`,
  section: null,
  anchor: null,
  line: -code,
  kind: "entry",
  messages: texts.map((text) => ({ text, locale: "en", line: -code })),
  notes: [],
  ...more,
});

function input(
  entries: readonly ParsedEntry[],
  before: readonly Known[] | null,
  more: {
    readonly tables?: readonly KnownTable[];
    readonly problems?: readonly Problem[];
    readonly accepted?: readonly number[];
    readonly locale?: Locale;
  } = {},
): GateInput {
  const { tables = [], problems = [], accepted = [], locale = "en" } = more;
  return {
    source: { family: "spot", product: "spot", locale, candidates: [], floor: 1, snapshot: true },
    page: { family: null, product: null, locale, title: null, entries },
    problems,
    previous: before === null ? null : { schemaVersion: 1, family: "spot", entries: [...before], tables: [...tables] },
    acceptances: [{ family: "spot", codes: accepted }],
  };
}

describe("a lost code that the page still names", () => {
  const sign = (severity: Problem["severity"], code: number): Problem => ({
    check: "code-without-entry",
    severity,
    at: { line: 7, code },
    message: "It is named.",
    fix: "x",
  });
  const damage = (problems: readonly Problem[], accepted: readonly number[] = []): readonly Problem[] =>
    checkDamage(input([entry(-1, [])], [known(-1, []), known(-2, [])], { problems, accepted }));

  it("is damage, with its place and what to do", () => {
    expect(damage([sign("warning", -2)])).toMatchObject([
      { check: "page-damage", severity: "error", at: { line: 7, code: -2, family: "spot" } },
    ]);
    const [problem] = damage([sign("warning", -2)]);
    expect(problem?.message).toBe("-2 had an entry and has none, but the page still names it. It is named.");
    expect(problem?.fix).toContain("overlays/acceptances.json");
  });

  it.each<[string, readonly Problem[], readonly number[]]>([
    ["an error of its own stops the page anyway", [sign("error", -2)], []],
    ["another code", [sign("warning", -3)], []],
    ["an agreed one", [sign("warning", -2)], [-2]],
    ["no sign", [], []],
  ])("is none: %s", (_, problems, accepted) => {
    expect(damage(problems, accepted)).toEqual([]);
  });

  it("is damage without a sign where the page has no end", () => {
    const cut: Problem = { check: "page-cut", severity: "warning", at: {}, message: "x", fix: "x" };
    const [problem] = damage([cut]);
    expect(problem?.message).toBe("The page has no end, and 1 code(s) are missing: -2.");
    expect(problem?.fix).toContain("overlays/acceptances.json");
    expect(damage([cut], [-2])).toEqual([]);
  });
});

describe("a page that ends in the middle of a known text", () => {
  const WHOLE = "Too many (5) requests were sent.";
  const CUT = "Too many (5) requ";
  const ends = (
    last: ParsedEntry,
    before: readonly Known[] | null,
    more: Parameters<typeof input>[2] = {},
  ): readonly string[] => checkEnd(input([entry(-1, ["First."]), last], before, more)).map(({ message }) => message);
  const FIRST = known(-1, ["First."]);

  it.each<[string, ParsedEntry, readonly Known[], Parameters<typeof input>[2]]>([
    ["a message", entry(-2, [CUT]), [FIRST, known(-2, [WHOLE])], {}],
    ["a message that another entry had", entry(-2, [CUT]), [FIRST, known(-2, []), known(-3, [WHOLE])], {}],
    [
      "a note",
      entry(-2, [], { notes: [{ text: CUT, locale: "en", line: 3 }] }),
      [FIRST, known(-2, [], { notes: [{ en: WHOLE }] })],
      {},
    ],
    [
      "a Chinese note",
      entry(-2, [], { notes: [{ text: "请求太", locale: "zh-CN", line: 3 }] }),
      [FIRST, known(-2, [], { notes: [{ "zh-CN": "请求太多了" }] })],
      { locale: "zh-CN" },
    ],
    [
      "a Chinese message",
      entry(-2, ["请求太"]),
      [FIRST, known(-2, [], { messages: [{ text: "x", "zh-CN": "请求太多了" }] })],
      { locale: "zh-CN" },
    ],
    ["a title", entry(-2, [], { title: "-2 NA" }), [FIRST, known(-2, [])], {}],
    [
      "an explanation",
      entry(-2, [], { messages: [{ text: "x", locale: "en", line: 3, explanation: { text: CUT, locale: "en" } }] }),
      [FIRST, known(-2, [], { messages: [{ text: "x", explanation: { en: WHOLE } }] })],
      {},
    ],
    ["a table's text", entry(-2, [CUT], { kind: "table" }), [FIRST], { tables: [knownTable([WHOLE])] }],
    [
      "a message below a note",
      entry(-2, [], {
        messages: [{ text: CUT, locale: "en", line: 9 }],
        notes: [{ text: "Whole.", locale: "en", line: 5 }],
      }),
      [FIRST, known(-2, [WHOLE])],
      {},
    ],
    ["the last by its line", entry(-2, ["Whole.", CUT]), [FIRST, known(-2, ["Whole.", WHOLE])], {}],
  ])("is cut: %s", (_, last, before, more) => {
    expect(ends(last, before, more)).toHaveLength(1);
  });

  it.each<[string, ParsedEntry, readonly Known[] | null, Parameters<typeof input>[2]]>([
    ["nothing is known", entry(-2, [CUT]), null, {}],
    ["the text is whole", entry(-2, [WHOLE]), [FIRST, known(-2, [WHOLE])], {}],
    ["the text is new", entry(-2, ["Something else"]), [FIRST, known(-2, [WHOLE])], {}],
    ["the short text was known too", entry(-2, [CUT]), [FIRST, known(-2, [WHOLE, CUT])], {}],
    ["it ends like a sentence", entry(-2, ["Too many (5)"]), [FIRST, known(-2, [WHOLE])], {}],
    ["it was agreed to", entry(-2, [CUT]), [FIRST, known(-2, [WHOLE])], { accepted: [-2] }],
    [
      "one of its codes was agreed to",
      entry(-2, [CUT], { codes: [-2, -3] }),
      [FIRST, known(-2, [WHOLE])],
      { accepted: [-3] },
    ],
    ["another text of the entry is cut", entry(-2, [CUT, WHOLE]), [FIRST, known(-2, [WHOLE])], {}],
    ["an entry above is cut", entry(-0.5, [CUT], { codes: [-2], line: 0 }), [FIRST, known(-2, [WHOLE])], {}],
  ])("is not: %s", (_, last, before, more) => {
    expect(ends(last, before, more)).toEqual([]);
  });

  it("says where it ends, what was to follow, and what is missing", () => {
    const before = [FIRST, known(-2, [`${"x".repeat(70)}${"y".repeat(50)}`]), known(-3, [])];
    const [problem] = checkEnd(input([entry(-1, ["First."]), entry(-2, ["x".repeat(70)])], before));
    expect(problem).toMatchObject({ check: "page-end", severity: "error", at: { line: 2, code: -2 } });
    expect(problem?.message).toBe(
      `The page ends in "${"x".repeat(60)}", where "${"y".repeat(40)}" was to follow. Codes that are missing: -3.`,
    );
    expect(problem?.fix).toContain("overlays/acceptances.json");
    const [complete] = checkEnd(input([entry(-1, ["First."]), entry(-2, ["x".repeat(70)])], before.slice(0, 2)));
    expect(complete?.message).toMatch(/was to follow\.$/u);
  });
});

describe("texts that stand under another code", () => {
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

  it("says which, where and what to do", () => {
    const [problem] = checkPlaces(
      input([entry(-1, ["Text of one.", "x".repeat(100)])], [A, known(-2, ["x".repeat(100)])]),
    );
    expect(problem).toMatchObject({ check: "page-places", severity: "error", at: { line: 1, code: -2 } });
    expect(problem?.message).toBe(
      `-2 has none of its texts any more, and one of them stands under -1: "${"x".repeat(80)}".`,
    );
    expect(problem?.fix).toContain("the heading of -2");
  });

  it("knows shared tables by their rows, whatever their titles are", () => {
    const rows = knownTable(["Row one.", "Row two."]);
    const title = { kind: "table", title: "A new title", codes: [-1] } as const;
    // A table on the page is the known one that most of its rows are of.
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

  it("finds a table's row under a new code, and not an entry's text in a table that nobody knows", () => {
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
