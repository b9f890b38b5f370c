import type { Repair } from "../blocks/repair-mojibake.ts";
import { countRawCodes } from "./account.ts";
import { excerpt } from "./page-problems.ts";
import type { PageProblems } from "./page-problems.ts";
import type { ParsedEntry, ParsedPage } from "./parsed-page.ts";

/** Text that came in the wrong character set and was turned back. */
export function reportRepairs(repairs: readonly Repair[], problems: PageProblems): void {
  const first = repairs[0];
  if (first === undefined) return;
  const message = `${String(repairs.length)} piece(s) of text were UTF-8 read as Windows-1252 and repaired, first "${excerpt(first.broken)}" to "${excerpt(first.repaired)}".`;
  problems.warn("mojibake-repaired", { line: first.line }, message, "Nothing is to be done if the texts read well; fetch the page again if they do not.");
}

/** Every heading of the raw text that looks like a code must have become an entry. */
export function reportLostCodes(text: string, pages: readonly ParsedPage[], problems: PageProblems): void {
  const found = new Set(pages.flatMap((page) => page.entries.flatMap((entry) => entry.codes)));
  for (const { code, line } of countRawCodes(text)) {
    if (found.has(code)) continue;
    const message = `A heading with ${String(code)} is in the file, but became no entry.`;
    problems.error("heading-without-entry", { line, code }, message, "Look for a tag, comment or fence that is not closed above that line.");
  }
}

/** A page without entries is no error page: never a page that lost all its codes. */
export function reportEmpty(text: string, pages: readonly ParsedPage[], problems: PageProblems): void {
  if (pages.some((page) => page.entries.length > 0)) return;
  const what = text.trim() === "" ? "The page is empty." : "The page has no error codes: it is another page, a shell, a pointer or a challenge.";
  problems.error("no-error-page", { line: 1 }, what, "Fetch the page again, or give another file; generator/sources.ts has the addresses.");
}

/** HTML that ends before its end tag, or Markdown inside an unclosed fence, was cut on its way. */
export function reportCut(text: string, problems: PageProblems): void {
  if (!/<html[\s>]/iu.test(text.slice(0, 4000)) || /<\/html\s*>/iu.test(text.slice(-4000))) return;
  const message = "The HTML has no end tag </html>: the page was cut, and entries at its end can be missing.";
  problems.warn("page-cut", {}, message, "Fetch the page again.");
}

/** A code may stand twice on a page, with different names; the same entry twice is a copy of it. */
export function reportDuplicates(page: ParsedPage, problems: PageProblems): void {
  const seen = new Map<string, ParsedEntry>();
  for (const entry of page.entries) {
    if (entry.kind === "table") continue;
    const key = JSON.stringify([entry.codes, entry.name, entry.messages.map(({ text }) => text), entry.notes.map(({ text }) => text)]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, entry);
    else {
      const message = `${entry.title} stands twice, with the same texts; first in line ${String(first.line)}.`;
      const at = { line: entry.line, code: entry.codes[0], family: page.family ?? undefined, locale: page.locale };
      problems.warn("duplicate-entry", at, message, "Nothing is to be done: both are kept, and the catalog merges them.");
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
