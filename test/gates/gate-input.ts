import type { GateInput } from "../../generator/gates/gate.ts";
import type { FamilySnapshot, Locale } from "../../generator/model.ts";
import type { ParsedEntry } from "../../generator/parse/parsed-page.ts";
import type { Problem } from "../../generator/problem.ts";

export type Known = FamilySnapshot["entries"][number];
type KnownTable = FamilySnapshot["tables"][number];

/** An entry of the last snapshot. */
export const known = (code: number, texts: readonly string[], more: Partial<Known> = {}): Known => ({
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
export const knownTable = (texts: readonly string[], more: Partial<KnownTable> = {}): KnownTable => ({
  id: "rejects",
  title: { en: "Messages" },
  anchor: { en: "messages" },
  codes: [-1],
  messages: texts.map((text) => ({ text })),
  notes: [],
  ...more,
});
/** An entry of the page now read. */
export const entry = (code: number, texts: readonly string[], more: Partial<ParsedEntry> = {}): ParsedEntry => ({
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

/** A gate's input for one page of spot. */
export function input(
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
    page: { family: null, product: null, locale, title: null, sections: [], entries },
    problems,
    previous: before === null ? null : { schemaVersion: 1, family: "spot", entries: [...before], tables: [...tables] },
    acceptances: [{ family: "spot", codes: accepted }],
  };
}
