import type { FamilySnapshot } from "../model.ts";
import type { ParsedPage } from "../parse/parsed-page.ts";
import type { Problem } from "../problem.ts";
import type { Source } from "../sources.ts";
import { checkTwin } from "./page-twin.ts";

/** Agreed removals: codes that a person has read to be gone. */
export interface Acceptance {
  readonly family: string;
  readonly product?: string | undefined;
  readonly codes: readonly number[];
}

export interface GateInput {
  readonly source: Source;
  readonly page: ParsedPage;
  /** Problems that parsing the page reported. */
  readonly problems: readonly Problem[];
  readonly previous: FamilySnapshot | null;
  readonly acceptances: readonly Acceptance[];
}

export interface PageGate {
  readonly id: string;
  readonly description: string;
  readonly check: (input: GateInput) => readonly Problem[];
}

/** At least this share of a page's codes must still be there: a page that lost more was not read right, or was emptied. */
const SURVIVAL = 0.9;
/** At least this share of the names must be the ones known for these codes: another product's page has others. */
const KINSHIP = 0.75;
/** Share of entries with Chinese text, above which a page is Chinese. Recorded English pages have none, Chinese ones 40 % and more. */
const CHINESE_SHARE = 0.2;

/** What a page must pass before it may touch its snapshot. A page that fails keeps its last one. */
export const PAGE_GATES: readonly PageGate[] = [
  {
    id: "page-parsed",
    description: "The page was read without a loss.",
    check: ({ problems }) => problems.filter(({ severity }) => severity === "error"),
  },
  {
    id: "page-identity",
    description: "The content is that of the page that was asked for: family, product and language.",
    check: checkIdentity,
  },
  {
    id: "page-kinship",
    description: "The names under known codes are the known ones; another product's page has others.",
    check: checkKinship,
  },
  { id: "page-language", description: "An English page is English, a Chinese one has Chinese.", check: checkLanguage },
  { id: "page-floor", description: "The page has at least as many codes as its source's floor.", check: checkFloor },
  {
    id: "page-survival",
    description: "At least 90 % of the previous snapshot's codes are still there, or their removal is accepted.",
    check: checkSurvival,
  },
  {
    id: "page-twin",
    description: "A page that lost codes has not become the page of another product of its family.",
    check: checkTwin,
  },
  { id: "page-encoding", description: "No text was read in a wrong charset.", check: checkEncoding },
];

export function checkPage(input: GateInput): readonly Problem[] {
  return PAGE_GATES.flatMap((gate) => gate.check(input));
}

function checkIdentity({ source, page }: GateInput): readonly Problem[] {
  const wrong = (["family", "product", "locale"] as const).filter(
    (key) => page[key] !== null && page[key] !== source[key],
  );
  return wrong.map((key) =>
    failure(source, "page-identity", `The page says that its ${key} is ${String(page[key])}, not ${source[key]}.`),
  );
}

function checkKinship({ source, page, previous }: GateInput): readonly Problem[] {
  // Names come from the English page; the Chinese one translates or damages them.
  if (previous === null || source.locale !== "en") return [];
  const known = new Map<number, Set<string>>();
  for (const { code, name } of previous.entries)
    if (name !== null) known.set(code, (known.get(code) ?? new Set()).add(name));
  const named = page.entries.flatMap(({ codes, name }) => {
    const [code] = codes;
    const names = typeof code === "number" ? known.get(code) : undefined;
    return name === null || names === undefined ? [] : [names.has(name)];
  });
  const right = named.filter(Boolean).length;
  if (named.length === 0 || right / named.length >= KINSHIP) return [];
  return [
    failure(
      source,
      "page-kinship",
      `Only ${String(right)} of ${String(named.length)} names are those known for their codes.`,
    ),
  ];
}

function checkLanguage({ source, page }: GateInput): readonly Problem[] {
  const headed = page.entries.filter(({ codes }) => codes.length > 0);
  if (headed.length === 0) return [];
  const chinese = headed.filter(
    (entry) =>
      /\p{Script=Han}/u.test(entry.title) ||
      [...entry.messages, ...entry.notes].some(({ locale }) => locale === "zh-CN"),
  );
  const isChinese = chinese.length / headed.length >= CHINESE_SHARE;
  if (isChinese === (source.locale === "zh-CN")) return [];
  const found = `${String(chinese.length)} of ${String(headed.length)} entries have Chinese text`;
  return [failure(source, "page-language", `${found}: that is no ${source.locale} page.`)];
}

function checkFloor({ source, page }: GateInput): readonly Problem[] {
  const count = codesOf(page).size;
  if (count >= source.floor) return [];
  return [failure(source, "page-floor", `${String(count)} codes, and at least ${String(source.floor)} are expected.`)];
}

function checkSurvival({ source, page, previous, acceptances }: GateInput): readonly Problem[] {
  if (previous === null) return [];
  const present = codesOf(page);
  const accepted = new Set(
    acceptances
      .filter(({ family, product }) => family === source.family && (product ?? source.product) === source.product)
      .flatMap(({ codes }) => codes),
  );
  const before = previous.entries.filter((entry) => listsPage(entry, source));
  const lost = [...new Set(before.map(({ code }) => code))].filter((code) => !present.has(code));
  const unaccepted = lost.filter((code) => !accepted.has(code));
  if (unaccepted.length <= before.length * (1 - SURVIVAL)) return [];
  const shown = unaccepted.slice(0, 10).map(String).join(", ");
  return [
    {
      ...failure(
        source,
        "page-survival",
        `${String(unaccepted.length)} of ${String(before.length)} codes are gone (${shown}${unaccepted.length > 10 ? ", …" : ""}).`,
      ),
      fix: "Read the page. If the codes were really removed, name them in overlays/acceptances.json and run the refresh again.",
    },
  ];
}

function listsPage(entry: FamilySnapshot["entries"][number], source: Source): boolean {
  return (
    entry.retired === undefined && entry.products.includes(source.product) && entry.anchor[source.locale] !== undefined
  );
}

/** U+FFFD, and UTF-8 read as Windows-1252 (`ã€‚` for `。`): neither occurs in real text. */
const DAMAGE = /\ufffd|[\u00c2\u00c3][\u0080-\u00bf]|[\u00e3-\u00e9][\u0080-\u00bf\u0152-\u0178\u2018-\u20ac]{2}/u;

function checkEncoding({ source, page }: GateInput): readonly Problem[] {
  const damaged = page.entries.flatMap((entry) =>
    [...entry.messages, ...entry.notes, { text: entry.title, line: entry.line }]
      .filter(({ text }) => DAMAGE.test(text))
      .map(({ line }) => ({ entry, line })),
  );
  return damaged.slice(0, 5).map(({ entry, line }) => ({
    ...failure(source, "page-encoding", `Text of ${entry.title} was read in a wrong charset.`),
    at: { family: source.family, product: source.product, locale: source.locale, line },
  }));
}

function codesOf(page: ParsedPage): ReadonlySet<number> {
  return new Set(page.entries.flatMap(({ codes }) => codes.filter((code) => typeof code === "number")));
}

function failure(source: Source, check: string, message: string): Problem {
  return {
    check,
    severity: "error",
    at: { family: source.family, product: source.product, locale: source.locale },
    message,
    fix: "The last snapshot stays. Look at the recorded page, and at the source's line in generator/sources.ts.",
  };
}
