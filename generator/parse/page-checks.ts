import type { Repair } from "../blocks/repair-mojibake.ts";
import { countNamedCodes, countRawCodes } from "./account.ts";
import type { Block } from "../blocks/block.ts";
import { lineFinder } from "../blocks/line-finder.ts";
import { excerpt } from "./page-problems.ts";
import type { PageProblems } from "./page-problems.ts";
import type { ParsedEntry, ParsedPage } from "./parsed-page.ts";

/** Text that came in the wrong character set and was turned back. */
export function reportRepairs(repairs: readonly Repair[], problems: PageProblems): void {
  const first = repairs[0];
  if (first === undefined) return;
  const message = `${String(repairs.length)} piece(s) of text were UTF-8 read as Windows-1252 and repaired, first "${excerpt(first.broken)}" to "${excerpt(first.repaired)}".`;
  problems.warn(
    "mojibake-repaired",
    { line: first.line },
    message,
    "Nothing is to be done if the texts read well; fetch the page again if they do not.",
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
      "Compare with the page: a heading can be garbled. A sentence about a code is nothing to act on.",
    );
  }
}

/** A page without entries is no error page: never a page that lost all its codes. */
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

/** HTML that ends before its end tag, or Markdown inside an unclosed fence, was cut on its way. */
export function reportCut(text: string, problems: PageProblems): void {
  if (!/<html[\s>]/iu.test(text.slice(0, 4000)) || /<\/html\s*>/iu.test(text.slice(-4000))) return;
  const message = "The HTML has no end tag </html>: the page was cut, and entries at its end can be missing.";
  problems.warn("page-cut", {}, message, "Fetch the page again.");
}

/** A tag that was never closed: what stands in it is lost to any parser. */
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
 * The bullets of an entry follow each other. Where a blank line parts them, on a page that has none otherwise, a
 * heading was lost in between.
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

/** A code may stand twice on a page, with different names; the same entry twice is a copy of it. */
export function reportDuplicates(page: ParsedPage, problems: PageProblems): void {
  const seen = new Map<string, ParsedEntry>();
  reportShortCodes(page, problems);
  for (const entry of page.entries) {
    reportTitle(entry, problems);
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
      problems.warn(
        "duplicate-entry",
        at,
        message,
        "Nothing is to be done: both are kept, and the catalog merges them.",
      );
    }
  }
}

/** Several documents in one file are its two languages, or something that nobody meant. */
export function reportDocuments(pages: readonly ParsedPage[], problems: PageProblems): void {
  const locales = new Set(pages.map(({ locale }) => locale));
  if (pages.length <= 1 || (pages.length === 2 && locales.size === 2)) return;
  const message = `The file holds ${String(pages.length)} documents in ${String(locales.size)} language(s).`;
  problems.error("several-pages", {}, message, "One page, or its two languages, per file: separate them.");
}

/** `### -1174 INVALID_COMPONENT  * Component '%s' is …`: a line break was lost. */
function reportTitle(entry: ParsedEntry, problems: PageProblems): void {
  if (!/^[A-Z][A-Z0-9_]+\s+[*•]\s/u.test(entry.name ?? "")) return;
  const message = `A title holds a message: ${excerpt(entry.title)}`;
  problems.warn(
    "bullet-in-title",
    { line: entry.line, code: entry.codes[0] },
    message,
    "Compare with the page, and fetch it again.",
  );
}

/** Every code of the exchange has four figures or more: a shorter one has lost some. */
function reportShortCodes(page: ParsedPage, problems: PageProblems): void {
  for (const { codes, line, title } of page.entries) {
    const short = codes.find((code) => typeof code === "number" && code > -1000);
    if (short === undefined) continue;
    problems.warn(
      "short-code",
      { line, code: short },
      `A code of three figures: ${excerpt(title)}`,
      "Compare with the page: a figure can be lost.",
    );
  }
}
