import { describe, expect, it } from "vitest";
import { checkDamage, checkEnd } from "../../generator/gates/damage.ts";
import type { ParsedEntry } from "../../generator/parse/parsed-page.ts";
import type { Problem } from "../../generator/problem.ts";
import { entry, input, type Known, known, knownTable } from "./gate-input.ts";

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
  ])("is not damage: %s", (_, problems, accepted) => {
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
    [
      "it is a former wording",
      entry(-2, [CUT]),
      [FIRST, known(-2, [], { messages: [{ text: WHOLE, formerly: [{ text: CUT, retired: "2026-05-28" }] }] })],
      {},
    ],
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

  it("reports where it ends, the expected rest, and what is missing", () => {
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
