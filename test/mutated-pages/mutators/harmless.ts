import type { MutablePage, Mutator } from "../mutation.ts";
import { sliceOf, spansOf } from "../places.ts";

/** Edits without a change of content: another engine, another editor, another layout. */

const markdown =
  (change: (text: string, page: MutablePage) => string): Mutator["mutate"] =>
  (page) =>
    page.format === "markdown" ? changed(page, change(page.text, page)) : null;
const html =
  (change: (text: string, page: MutablePage) => string): Mutator["mutate"] =>
  (page) =>
    page.format === "html" ? changed(page, change(page.text, page)) : null;
const both =
  (change: (text: string, page: MutablePage) => string): Mutator["mutate"] =>
  (page) =>
    changed(page, change(page.text, page));

function changed({ text }: MutablePage, result: string): string | null {
  return result === text ? null : result;
}

/** Lines outside tables, code and headings. */
function lines(text: string, change: (line: string) => string): string {
  return text
    .split("\n")
    .map((line) => (/\||^ {4}|^\t|^#|^\s*$|```/u.test(line) ? line : change(line)))
    .join("\n");
}

function toc(page: MutablePage): string {
  const titles = spansOf(page, "codeHeading").map(
    (span) =>
      sliceOf(page.text, span)
        .replace(/^[ \t]*#+ */u, "")
        .split("[")[0]
        ?.trim() ?? "",
  );
  return titles.map((title) => `- [${title}](#${title.toLowerCase().replace(/[^\w-]+/gu, "-")})`).join("\n");
}

function wrap(line: string): string {
  const match = /^(\s*[*-] )(.{70,})$/u.exec(line);
  if (match?.[1] === undefined || match[2] === undefined || /`|\[|<|  /u.test(line)) return line;
  const at = match[2].lastIndexOf(" ", 60);
  return at < 20
    ? line
    : `${match[1]}${match[2].slice(0, at)}\n${" ".repeat(match[1].length)}${match[2].slice(at + 1)}`;
}

function reversed(page: MutablePage): string {
  const headings = spansOf(page, "codeHeading").slice(0, 8);
  const all = spansOf(page, "heading");
  const [first, last] = [headings[0], headings.at(-1)];
  if (first === undefined || last === undefined || headings.length < 8) return page.text;
  // Only within one section, so that no entry changes its section.
  const inside = all.filter(({ start }) => start >= first.start && start <= last.start);
  if (inside.length !== headings.length) return page.text;
  const parts = headings.slice(0, -1).map(({ start }, at) => page.text.slice(start, headings[at + 1]?.start));
  return page.text.slice(0, first.start) + parts.toReversed().join("") + page.text.slice(last.start);
}

const COMMENT = "<!-- ### -1999 HIDDEN_CODE\n\n* Nobody sees this. -->";

export const HARMLESS: readonly Mutator[] = [
  { name: "levels of all headings", mutate: markdown((text) => text.replace(/^(\s*)###(?=\s)/gmu, "$1####")) },
  { name: "levels of all headings, HTML", mutate: html((text) => text.replace(/<(\/?)h3\b/gu, "<$1h4")) },
  { name: "list marks", mutate: markdown((text) => lines(text, (line) => line.replace(/^(\s*)[*-] /u, "$1+ "))) },
  { name: "lines wrapped", mutate: markdown((text) => lines(text, wrap)) },
  { name: "CRLF", mutate: both((text) => text.replace(/\r?\n/gu, "\r\n")) },
  { name: "byte order mark", mutate: both((text) => `\uFEFF${text}`) },
  {
    name: "blank lines between headings and lists",
    mutate: markdown((text) => text.replace(/^(\s*#{2,6} .*)$/gmu, "\n$1\n")),
  },
  { name: "table of contents at the end", mutate: markdown((text, page) => `${text.trimEnd()}\n\n${toc(page)}\n`) },
  {
    name: "table of contents in front",
    mutate: markdown((text, page) => text.replace(/^(# .*)$/mu, (title) => `${title}\n\n${toc(page)}\n`)),
  },
  {
    name: "footer",
    mutate: markdown(
      (text) =>
        `${text.trimEnd()}\n\nEdit this page\n\nLast updated on Jul 1, 2026\n\n[Previous](/docs/a)\n\n[Next](/docs/b)\n\n[Back to top](#top)\n`,
    ),
  },
  {
    name: "comments with headings in them",
    mutate: markdown((text) => text.replace(/^(\s*## )/gmu, `${COMMENT}\n\n$1`)),
  },
  {
    name: "comments with headings in them, HTML",
    mutate: html((text) => text.replace(/<h3/u, "<!-- <h3>-1999 HIDDEN</h3> --><h3")),
  },
  {
    name: "MDX",
    mutate: markdown(
      (text) => `import Tabs from '@theme/Tabs';\n\nexport const a = 1;\n\n{/* ### -1999 HIDDEN_CODE */}\n\n${text}`,
    ),
  },
  {
    name: "codes in bold",
    mutate: markdown((text) => text.replace(/^(\s*#{2,6} +)(\\?-\d{4,6}) ([A-Z][A-Z0-9_\\]*)$/gmu, "$1**$2 $3**")),
  },
  {
    name: "codes in code marks",
    mutate: markdown((text) => text.replace(/^(\s*#{2,6} +)\\?(-\d{4,6}) /gmu, "$1`$2` ")),
  },
  {
    name: "underscores escaped",
    mutate: markdown((text) =>
      text.replace(/^(\s*#{2,6} +\\?-\d{4,6} [A-Z0-9_]+)$/gmu, (line) => line.replaceAll("_", "\\_")),
    ),
  },
  { name: "minus signs", mutate: markdown((text) => text.replace(/^(\s*#{2,6} +)\\?-(?=\d{4,6} )/gmu, "$1\u2212")) },
  {
    name: "soft hyphens in names",
    mutate: markdown((text) => text.replace(/^(\s*#{2,6} +\\?-\d{4,6} [A-Z]{3})(?=[A-Z])/gmu, "$1\u00ad")),
  },
  {
    name: "zero-width spaces in names",
    mutate: both((text) => text.replace(/(-\d{4,6} [A-Z]{3})(?=[A-Z_]+(?:<a|$))/gmu, "$1\u200b")),
  },
  {
    name: "expressions",
    mutate: markdown((text) => lines(text, (line) => line.replace(/(?<=^\s*[*-] [^`]*)'%s'(?=[^`]*$)/u, "{\"'%s'\"}"))),
  },
  { name: "entries in another order", mutate: both((_, page) => reversed(page)) },
  {
    name: "front matter",
    mutate: markdown((text) =>
      text.startsWith("---") ? text : `---\ntitle: Errors\nsidebar_position: 3\n---\n\n${text}`,
    ),
  },
  { name: "trailing spaces after headings", mutate: markdown((text) => text.replace(/^(#{2,6} .*)$/gmu, "$1  ")) },
  {
    name: "wrappers and classes, HTML",
    mutate: html((text) => text.replace(/<ul>/gu, '<div class="x"><ul class="y">').replace(/<\/ul>/gu, "</ul></div>")),
  },
  {
    name: "spans in headings, HTML",
    mutate: html((text) => text.replace(/(<h3\b[^>]*>)(-\d{4,6})/gu, "$1<span>$2</span>")),
  },
  {
    name: "a table of contents without a class, HTML",
    mutate: html((text) =>
      text.replace(
        /(<\/div>\s*<\/article>)/u,
        '<ul><li><a href="#a">-1000 UNKNOWN</a></li><li><a href="#b">Top</a></li></ul>$1',
      ),
    ),
  },
];
