import type { Block } from "../blocks/block.ts";
import { lineFinder } from "../blocks/pipe-table.ts";
import { PAGE_LIMITS, type Repair, type Stop } from "../blocks/to-blocks.ts";
import { countNamedCodes, countRawCodes } from "./account-codes.ts";
import { type PageProblems, type ParsedEntry, type ParsedPage, excerpt } from "./parsed-page.ts";

/** Text that was decoded in the wrong character set and repaired. */
export function reportRepairs(repairs: readonly Repair[], problems: PageProblems): void {
  const first = repairs[0];
  if (first === undefined) return;
  const message = `${String(repairs.length)} piece(s) of text were UTF-8 read as Windows-1252 and repaired, first "${excerpt(first.broken)}" to "${excerpt(first.repaired)}".`;
  problems.warn(
    "mojibake-repaired",
    { line: first.line },
    message,
    "Do nothing if the texts are readable; otherwise fetch the page again.",
  );
}

/** Every heading of the raw text that looks like a code must have become an entry. */
export function reportLostCodes(text: string, pages: readonly ParsedPage[], problems: PageProblems): void {
  const found = new Set(pages.flatMap((page) => page.entries.flatMap((entry) => entry.codes)));
  for (const { code, line } of countRawCodes(text)) {
    if (found.has(code)) continue;
    const message = `A heading or cell with ${String(code)} is in the file, but became no entry.`;
    problems.error(
      "heading-without-entry",
      { line, code },
      message,
      "Look for a tag, comment or fence that is not closed above that line.",
    );
    found.add(code);
  }
  const reported = new Set(problems.list.map(({ at }) => at.code));
  for (const { code, line } of countNamedCodes(text)) {
    if (found.has(code) || reported.has(code)) continue;
    const message = `${String(code)} is named in the file, but has no entry.`;
    problems.warn(
      "code-without-entry",
      { line, code },
      message,
      "Compare with the page: a heading can be garbled. Ignore it if a sentence names the code.",
    );
  }
}

/** A page without entries is not an error page, and never proof that all codes were removed. */
export function reportEmpty(text: string, pages: readonly ParsedPage[], problems: PageProblems): void {
  if (pages.some((page) => page.entries.length > 0)) return;
  const what =
    text.trim() === ""
      ? "The page is empty."
      : "The page has no error codes: it is another page, a shell, a pointer or a challenge.";
  problems.error(
    "no-error-page",
    { line: 1 },
    what,
    "Fetch the page again, or give another file; generator/sources.ts has the addresses.",
  );
}

/** HTML without its end tag was cut. */
export function reportCut(text: string, problems: PageProblems): void {
  if (!/<html[\s>]/iu.test(text.slice(0, 4000)) || /<\/html\s*>/iu.test(text.slice(-4000))) return;
  const message = "The HTML has no end tag </html>: the page was cut, and entries at its end can be missing.";
  problems.warn("page-cut", {}, message, "Fetch the page again.");
}

/** An unclosed tag: parsers lose the text in it. */
export function reportBrokenTags(text: string, problems: PageProblems): void {
  const broken = /<[A-Za-z]{1,20}\s[^<>="'{}\n]{12,400}<\//u.exec(text);
  if (broken === null) return;
  const line = lineFinder(text)(broken.index);
  problems.warn(
    "broken-tag",
    { line },
    `A "<" swallows text: ${excerpt(broken[0])}`,
    "Compare with the page, and fetch it again.",
  );
}

/**
 * The bullets of an entry follow each other. If a blank line separates them, on a page without other such lines, a
 * heading was lost.
 */
export function reportSplitLists(text: string, blocks: readonly Block[], problems: PageProblems): void {
  const lines = text.split(/\r\n|\n|\r/u);
  const neighbours = blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    return block.kind === "item" && before?.kind === "item" ? [{ from: before.line, to: block.line }] : [];
  });
  const parted = neighbours.filter(({ from, to }) => lines.slice(from, to - 1).some((line) => line.trim() === ""));
  if (parted.length > neighbours.length / 10) return;
  for (const { to } of parted) {
    const message = "A blank line parts the bullets of one entry: a heading between them can be missing.";
    problems.warn("list-parted", { line: to }, message, "Compare with the page, and fetch it again.");
  }
}

/** A page may have a code twice with different names; a repeated entry with the same texts is a copy. */
export function reportDuplicates(page: ParsedPage, problems: PageProblems): void {
  const seen = new Map<string, ParsedEntry>();
  reportShortCodes(page, problems);
  for (const entry of page.entries) {
    if (entry.kind === "table") continue;
    const key = JSON.stringify([
      entry.codes,
      entry.name,
      entry.messages.map(({ text }) => text),
      entry.notes.map(({ text }) => text),
    ]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, entry);
    else {
      const message = `${entry.title} stands twice, with the same texts; first in line ${String(first.line)}.`;
      const at = { line: entry.line, code: entry.codes[0], family: page.family ?? undefined, locale: page.locale };
      problems.warn("duplicate-entry", at, message, "Do nothing: both are kept, and the catalog merges them.");
    }
  }
}

/** Several documents in one file are its two languages, or an error. */
export function reportDocuments(pages: readonly ParsedPage[], problems: PageProblems): void {
  const locales = new Set(pages.map(({ locale }) => locale));
  if (pages.length <= 1 || (pages.length === 2 && locales.size === 2)) return;
  const message = `The file holds ${String(pages.length)} documents in ${String(locales.size)} language(s).`;
  problems.error("several-pages", {}, message, "One page, or its two languages, per file: separate them.");
}

/** Every code of the exchange has four or more digits: a shorter one lost some. */
function reportShortCodes(page: ParsedPage, problems: PageProblems): void {
  for (const { codes, line, title } of page.entries) {
    const short = codes.find((code) => typeof code === "number" && Math.abs(code) < 1000);
    if (short === undefined) continue;
    problems.warn(
      "short-code",
      { line, code: short },
      `A code of three figures: ${excerpt(title)}`,
      "Compare with the page: a figure can be lost.",
    );
  }
}

/** Minimum entries to tell what is usual on the page. */
const ENOUGH_ENTRIES = 20;
/** The sapi pages have 6 % of codes without a name. If nearly all codes have one, a missing name was lost. */
const FEW = 0.02;

/** `### -1003` on a page whose other codes have names: the rest of the line was lost or is in the next line. */
export function reportNameless({ entries }: ParsedPage, problems: PageProblems): void {
  const headed = entries.filter(({ kind, codes }) => kind === "entry" && typeof codes[0] === "number");
  const nameless = headed.filter(({ name }) => name === null);
  if (headed.length < ENOUGH_ENTRIES || nameless.length > Math.max(1, headed.length * FEW)) return;
  for (const { codes, line } of nameless) {
    const message = `${String(codes[0])} has no name, and nearly all others of the page have one.`;
    const fix = "Compare with the page, and fetch it again; if the page has none, give one in overlays/names.json.";
    problems.warn("entry-without-name", { line, code: codes[0] }, message, fix);
  }
}

const FIX =
  "No error page is nearly as large: check what the address serves. The limits are in generator/blocks/page-limits.ts.";

/** A page that is too long to be read. */
export function reportLength(text: string, problems: PageProblems): void {
  const message = `The page has ${String(text.length)} characters, more than the ${String(PAGE_LIMITS.characters)} that are read: it was not read at all.`;
  problems.error("page-too-large", {}, message, FIX);
}

const WHAT: Readonly<Record<Stop["limit"], string>> = {
  tags: `more than ${String(PAGE_LIMITS.tags)} tags`,
  nesting: "elements nested so deep, or left open so often, that reading them would take quadratic time",
  blocks: `more than ${String(PAGE_LIMITS.blocks)} headings, list items, paragraphs and rows`,
};

/** A page that was not read to its end. */
export function reportStop({ limit, line }: Stop, problems: PageProblems): void {
  const message = `The page has ${WHAT[limit]}: the rest of the page was not read.`;
  problems.error("page-too-large", { line }, message, FIX);
}
