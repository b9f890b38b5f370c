/**
 * Markdown to blocks, line by line. markdown-it only renders inline markup, because no line may be lost (it drops
 * content nested deeper than its limit, surplus cells, and everything after an unclosed fence), and because tables that
 * a converter broke over several lines have to be joined again.
 */
import type { BlockReading } from "./block.ts";
import { isBareCodeTitle, leadingCode } from "./code-line.ts";
import { ASIDE_READERS, type Footnote, footnotesOf, withoutQuoteMarks } from "./asides.ts";
import { isOwnLinks, renderInline } from "./markdown-inline.ts";
import { htmlToBlocks, splitHeadingLink } from "./html-blocks.ts";
import { startsHtmlBlock } from "./html-page.ts";
import { readLooseRow, readPipeTable } from "./pipe-table.ts";
import { type LineReader, type Scan, depthAt, indentOf, isBlank, lineAt, readLines, startScan } from "./tag-scanner.ts";
/** Maximum lines of a sample; the longest recorded has ten. Bounds the search for the end of a fence. */
const MAX_CODE_LINES = 400;

const READERS: readonly LineReader[] = [
  ...ASIDE_READERS,
  readBlank,
  readFrontMatter,
  readFence,
  readAnchor,
  readHeading,
  readUnderline,
  readPipeTable,
  readHtml,
  readRule,
  readItem,
  readLooseRow,
  readIndentedCode,
];

export function markdownToBlocks(text: string): BlockReading {
  const footnotes = new Map<string, Footnote>();
  const scan = startScan(text.replace(/^\uFEFF/u, ""), (source) => renderInline(withoutReferences(source)));
  const { lines, quoteEnds } = withoutQuoteMarks(scan.lines);
  for (const [label, footnote] of footnotesOf(lines)) footnotes.set(label, footnote);
  readLines({ ...scan, lines, quoteEnds, footnotes, source: text }, READERS, readText);
  return scan.writer.reading;

  /** A reference is removed; its footnote follows the text. */
  function withoutReferences(source: string): string {
    if (footnotes.size === 0) return source;
    return source.replace(/\[\^([\w-]{1,40})\]/gu, (reference, label: string) => {
      const footnote = footnotes.get(label);
      if (footnote === undefined) return reference;
      scan.writer.addFootnote(renderInline(footnote.text), footnote.line);
      return "";
    });
  }
}

function readBlank(scan: Scan, line: string): boolean {
  if (!isBlank(line)) return false;
  // Blank lines end a text; the item's indent is kept for continued text.
  if (scan.writer.openKind !== "code") scan.writer.flush();
  else scan.writer.write("\n");
  scan.at += 1;
  return true;
}

/** `---`, `key: value` lines, `---`: at the top, and between two joined files. */
function readFrontMatter(scan: Scan, line: string): boolean {
  if (line.trim() !== "---") return false;
  const limit = Math.min(scan.lines.length, scan.at + 40);
  for (let at = scan.at + 1; at < limit; at += 1) {
    const entry = lineAt(scan, at).trim();
    if (entry === "---" || entry === "...") return at > scan.at + 1 && skipTo(scan, at + 1);
    if (!/^(?:[\w-]+:(?:\s|$)|- |#|$)/u.test(entry)) return false;
  }
  return false;
}

/** An unclosed fence would hide the rest of the page: it ends at the first heading, and always at a code's heading. */
function readFence(scan: Scan, line: string): boolean {
  const fence = /^\s*(`{3,}|~{3,})/u.exec(line)?.[1];
  if (fence === undefined) return false;
  const { end, isClosed } = endOfFence(scan, fence);
  scan.writer.openCode(scan.at + 1);
  scan.writer.write(scan.lines.slice(scan.at + 1, end).join("\n"));
  scan.writer.flush();
  return skipTo(scan, isClosed ? end + 1 : end);
}

function endOfFence(scan: Scan, fence: string): { readonly end: number; readonly isClosed: boolean } {
  let heading = -1;
  for (let at = scan.at + 1; at < scan.lines.length; at += 1) {
    const line = lineAt(scan, at);
    if (line.trim().startsWith(fence) && /^[`~\s]+$/u.test(line)) return { end: at, isClosed: true };
    if (heading < 0 && /^#{2,6}\s/u.test(line)) heading = at;
    if (isCodeHeading(line)) break;
    if (at - scan.at > MAX_CODE_LINES) break;
  }
  return { end: heading < 0 ? endWithoutHeading(scan) : heading, isClosed: false };
}

function endWithoutHeading(scan: Scan): number {
  let at = scan.at + 1;
  while (at < scan.lines.length && at - scan.at <= MAX_CODE_LINES && !isCodeHeading(lineAt(scan, at))) at += 1;
  return at;
}

/** `<a id="other-errors"></a>` on a line of its own. */
function readAnchor(scan: Scan, line: string): boolean {
  const anchor = /^<a\s+(?:id|name)\s*=\s*["']([^"']+)["']\s*(?:\/>|>\s*(?:<\/a>)?)$/iu.exec(line.trim())?.[1];
  if (anchor === undefined) return false;
  scan.writer.flush();
  scan.writer.holdAnchor(anchor);
  return skipTo(scan, scan.at + 1);
}

function readHeading(scan: Scan, line: string): boolean {
  const match = /^(\s*)(?:[*+-]\s+)?(#{1,6})(.*)$/su.exec(line);
  if (match?.[2] === undefined || match[3] === undefined) return false;
  // Four spaces make it code and a missing space makes it text, except before an error code or with several marks.
  const isSpaced = match[3] === "" || /^\s/u.test(match[3]) || match[2].length > 1;
  const regular = indentOf(line) < 4 && /^\s*#/u.test(line) && isSpaced;
  if (!regular && !isCodeHeading(line)) return false;
  const { text, anchor } = splitHeadingLink(withoutClosingMarks(match[3]));
  scan.indents.length = 0;
  scan.writer.heading(text, match[2].length, anchor, scan.at + 1);
  return skipTo(scan, scan.at + 1);
}

/** `-1000 UNKNOWN` underlined with `---` or `===`. */
function readUnderline(scan: Scan, line: string): boolean {
  const underline = scan.lines[scan.at + 1]?.trim() ?? "";
  if (!/^(?:=+|-{2,})$/u.test(underline) || scan.writer.openKind !== null || /^\s*(?:[*+|-]\s|\|)/u.test(line))
    return false;
  const { text, anchor } = splitHeadingLink(line.trim());
  scan.writer.heading(text, underline.startsWith("=") ? 1 : 2, anchor, scan.at + 1);
  return skipTo(scan, scan.at + 2);
}

/** HTML within Markdown, up to a blank line that no further HTML follows, or to a heading. */
function readHtml(scan: Scan, line: string): boolean {
  if (!startsHtmlBlock(line)) return false;
  let end = scan.at + 1;
  while (end < scan.lines.length && !/^\s*#{1,6}\s/u.test(lineAt(scan, end))) {
    if (isBlank(lineAt(scan, end)) && !startsHtml(scan.lines[end + 1])) break;
    end += 1;
  }
  scan.writer.flush();
  const table = scan.writer.nextTable();
  const html = scan.lines.slice(scan.at, end).join("\n");
  const { blocks, stopped } = htmlToBlocks(html);
  for (const block of blocks) {
    const moved = { ...block, line: block.line + scan.at };
    // Table numbers start again in each piece of HTML: starting a million apart, they stay unique.
    scan.writer.add(moved.kind === "row" ? { ...moved, table: table * 1_000_000 + moved.table } : moved);
  }
  if (stopped !== null) scan.writer.stop({ ...stopped, line: stopped.line + scan.at });
  return skipTo(scan, end);
}

function startsHtml(line: string | undefined): boolean {
  return line !== undefined && /^\s*<\/?[a-z]/iu.test(line);
}

function readRule(scan: Scan, line: string): boolean {
  // Not one regular expression: on megabytes of `- - -` it overflows the stack.
  const marks = /^\s{0,3}\S/u.test(line) ? line.replace(/\s+/gu, "") : "";
  if (!/^[-*_]/u.test(marks) || marks.length < 3 || marks !== marks.charAt(0).repeat(marks.length)) return false;
  scan.writer.flush();
  return skipTo(scan, scan.at + 1);
}

function readItem(scan: Scan, line: string): boolean {
  const marker = /^(\s*)(?:[*+•·●◦▪‣-]|\d{1,3}[.)])(?:[ \t]+|$)/u.exec(line);
  if (marker === null) return false;
  let depth = depthAt(scan, indentOf(line));
  let start = marker[0].length;
  if (isOwnLinks(line.slice(start))) {
    scan.writer.flush();
    return skipTo(scan, scan.at + 1);
  }
  // `- - text` nests two lists in one line.
  for (; /[*+-]/u.test(line.charAt(start)) && line.charAt(start + 1) === " "; start += 2) depth += 1;
  const task = /^\[[ xX]\]\s+/u.exec(line.slice(start))?.[0] ?? "";
  scan.writer.openItem(scan.at + 1, depth, task !== "");
  scan.writer.write(sourceOf(line.slice(start + task.length)));
  return skipTo(scan, scan.at + 1);
}

/** Four spaces behind a blank line, unless they continue a list item. */
function readIndentedCode(scan: Scan, line: string): boolean {
  if (scan.writer.openKind === "code") {
    if (indentOf(line) < 4) return false;
  } else {
    const inItem = scan.indents.at(-1);
    if (scan.writer.openKind !== null || indentOf(line) < (inItem === undefined ? 4 : inItem + 8)) return false;
    scan.writer.openCode(scan.at + 1);
  }
  scan.writer.write(`${line.trim()}\n`);
  return skipTo(scan, scan.at + 1);
}

/** A wrapped line continues the open text, else begins a paragraph. A bare title never continues a text. */
function readText(scan: Scan, line: string): void {
  const kind = scan.writer.openKind;
  if (kind === "code") scan.writer.flush();
  const source =
    splitHeadingLink(line).anchor !== null && leadingCode(line) !== null ? splitHeadingLink(line).text : line;
  const title = isBareCodeTitle(source);
  if ((kind === null || kind === "code") && isOwnLinks(line.trim())) return;
  if (kind === null || kind === "code" || title) {
    scan.writer.openParagraph(scan.at + 1);
    if (indentOf(line) < 2) scan.indents.length = 0;
  }
  // The definition of a definition list.
  scan.writer.write(sourceOf(kind === "paragraph" ? source.replace(/^\s{0,3}:\s+(?=\S)/u, "") : source));
  if (title) scan.writer.flush();
}

/** Two spaces or a backslash at the end of a line are a line break; any other line end is a wrap. */
function sourceOf(line: string): string {
  const text = line.trim();
  const hardBreak = line.endsWith("  ") || text.endsWith("\\");
  const content = text.endsWith("\\") ? text.slice(0, -1) : text;
  return `${content}${hardBreak ? "  \n" : "\n"}`;
}

function withoutClosingMarks(source: string): string {
  const text = source.trim();
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === "#") end -= 1;
  return end < text.length && (end === 0 || /\s/u.test(text.charAt(end - 1))) ? text.slice(0, end).trim() : text;
}

function isCodeHeading(line: string): boolean {
  const marks = /^\s*(?:[*+-]\s+)?#{1,6}\s*/u.exec(line);
  return marks !== null && leadingCode(line.slice(marks[0].length)) !== null;
}

function skipTo(scan: Scan, at: number): boolean {
  scan.at = at;
  return true;
}
