import { namesCodes } from "../catalog/shared-tables.ts";
import { type ParsedEntry, excerpt } from "../parse/parsed-page.ts";
import type { Problem } from "../problem.ts";
import { beyondCeiling, checkDamage, checkEnd } from "./damage.ts";
import { checkMessages } from "./messages.ts";
import { checkPlaces, checkTwin } from "./places.ts";
import {
  ACCEPT,
  countCodes,
  entriesBefore,
  failure,
  type GateInput,
  listCodes,
  type PageGate,
  unacceptedLosses,
} from "./gate.ts";
export { endOfPage } from "./damage.ts";
export { noticeChanges } from "./changes.ts";
export type { Acceptance, GateInput } from "./gate.ts";

/** Minimum share of a page's codes that must still be there: a page that lost more was misread or emptied. */
const SURVIVAL = 0.9;
/** Minimum share of names that must be the known ones of their codes: another product's page has others. */
const KINSHIP = 0.75;
/**
 * A page with a larger share of entries with Chinese text is Chinese. Recorded English pages have none, Chinese pages
 * 40 % or more.
 */
const CHINESE_SHARE = 0.2;

/** Gates that a page must pass before it changes its snapshot. A page that fails keeps its last snapshot. */
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
    id: "page-tables",
    description: "Every table of messages names its codes, on the English page.",
    check: checkTables,
  },
  { id: "page-ceiling", description: "The page is not many times larger than any known one.", check: checkCeiling },
  {
    id: "page-twin",
    description: "A page that lost codes has not become the page of another product of its family.",
    check: checkTwin,
  },
  {
    id: "page-damage",
    description: "A code whose heading the page has damaged is not taken for removed.",
    check: checkDamage,
  },
  { id: "page-end", description: "The page's known end is there, and no text ends in its middle.", check: checkEnd },
  {
    id: "page-places",
    description: "The texts of a code that is gone do not stand under another: a heading is lost between them.",
    check: checkPlaces,
  },
  { id: "page-encoding", description: "No text was read in a wrong charset.", check: checkEncoding },
  {
    id: "page-markup",
    description: "No title has markup left in it: the page is escaped otherwise than is known.",
    check: checkMarkup,
  },
  { id: "page-texts", description: "What the page says is mostly what was known of it.", check: checkMessages },
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
  const count = countCodes(page);
  if (count >= source.floor) return [];
  return [failure(source, "page-floor", `${String(count)} codes, and at least ${String(source.floor)} are expected.`)];
}

function checkSurvival(input: GateInput): readonly Problem[] {
  const before = new Set(entriesBefore(input).map(({ code }) => code)).size;
  const lost = unacceptedLosses(input);
  // Not `1 - SURVIVAL`, which is slightly less than 0.1 in floating point: ten codes of a hundred would be too many.
  if (lost.length === 0 || (before - lost.length) / before >= SURVIVAL) return [];
  const message = `${String(lost.length)} of ${String(before)} codes are gone (${listCodes(lost)}).`;
  return [failure(input.source, "page-survival", message, { fix: ACCEPT })];
}

/** `-1000 UNKNOWN[](/docs/page#-1000-unknown)`: no code's name has such signs. */
const MARKUP = /\]\(|<\/?[a-z]|&(?:amp|lt|gt|quot|#\d{1,5});/u;

function checkMarkup({ source, page }: GateInput): readonly Problem[] {
  const marked = page.entries.filter(({ title }) => MARKUP.test(title));
  return marked
    .slice(0, 5)
    .map(({ title, line, codes: [code] }) =>
      failure(source, "page-markup", `A title has markup left in it: ${title.slice(0, 80)}`, { at: { line, code } }),
    );
}

/** A snapshot takes a table's codes from the English page: the Chinese one need not repeat them. */
function checkTables({ source, page }: GateInput): readonly Problem[] {
  if (source.locale !== "en") return [];
  const tables = page.entries.filter(({ kind, messages }) => kind === "table" && messages.length > 0);
  return tables
    .filter((table) => !namesCodes(table))
    .map(({ title, line, messages }) => ({
      ...failure(
        source,
        "page-tables",
        `A table of ${String(messages.length)} messages names no codes: ${excerpt(title)}`,
      ),
      at: { family: source.family, product: source.product, locale: source.locale, line },
    }));
}

function checkCeiling({ source, page }: GateInput): readonly Problem[] {
  const excess = beyondCeiling(page);
  if (excess === null) return [];
  const message = `The page has ${excess}: no list of this exchange is nearly as large.`;
  return [failure(source, "page-ceiling", message)];
}

function textsOf({ title, section, line, messages, notes }: ParsedEntry): readonly { text: string; line: number }[] {
  const explanations = messages.flatMap(({ explanation, line: at }) =>
    explanation === undefined ? [] : [{ text: explanation.text, line: at }],
  );
  const titles = [title, ...(section === null ? [] : [section])].map((text) => ({ text, line }));
  return [...messages, ...explanations, ...notes, ...titles];
}

/**
 * U+FFFD, and UTF-8 read as Windows-1252 (`ã€‚` for `。`): neither occurs in real text. The charset's characters at 0x80
 * to 0x9F are spread over Unicode. An earlier list lacked eight of the 27, so `ä½™` for `余` was not found.
 */
const DAMAGE =
  /\ufffd|[\u00c2\u00c3][\u0080-\u00bf]|[\u00e3-\u00e9][\u0080-\u00bf\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u20ac\u2122]{2}/u;

function checkEncoding({ source, page }: GateInput): readonly Problem[] {
  const damaged = page.entries.flatMap((entry) =>
    textsOf(entry)
      .filter(({ text }) => DAMAGE.test(text))
      .map(({ line }) => ({ entry, line })),
  );
  return damaged
    .slice(0, 5)
    .map(({ entry, line }) =>
      failure(source, "page-encoding", `Text of ${entry.title} was read in a wrong charset.`, { at: { line } }),
    );
}
