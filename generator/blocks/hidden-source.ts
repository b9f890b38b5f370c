/**
 * Comments of HTML and MDX, which pages do not show. A comment that is never closed, or that another comment begins in,
 * is read as text and reported.
 */
import { lineFinder } from "./pipe-table.ts";
import type { BlockFormat } from "./to-blocks.ts";

export interface HiddenSource {
  /** The source without its comments; every line stays on its line. */
  readonly text: string;
  /** 1-based lines of comments that are never closed. */
  readonly unclosed: readonly number[];
}

const OPENER = /<!--|\{\/\*/gu;
const CLOSERS: Readonly<Record<string, string>> = { "<!--": "-->", "{/*": "*/}" };

export function hideComments(source: string, format: BlockFormat): HiddenSource {
  if (format === "text" || !/<!--|\{\/\*/u.test(source)) return { text: source, unclosed: [] };
  const literal = format === "html" ? scriptsOf(source) : fencesOf(source);
  const openers = [...source.matchAll(OPENER)].filter(
    ({ index, 0: mark }) =>
      !isIn(literal, index) && (format === "html" ? mark === "<!--" : !isInCodeSpan(source, index)),
  );
  const closers = new Map(Object.values(CLOSERS).map((closer) => [closer, -1]));
  const lineOf = lineFinder(source);
  const pieces: string[] = [];
  const unclosed: number[] = [];
  let from = 0;
  openers.forEach(({ index, 0: mark }, order) => {
    if (index < from) return;
    const closer = CLOSERS[mark] ?? "";
    // `<!-->` is a whole comment.
    const searchFrom = index + 2;
    let end = closers.get(closer) ?? -1;
    if (end !== Infinity && end < searchFrom) {
      end = source.indexOf(closer, searchFrom);
      closers.set(closer, end < 0 ? Infinity : end);
    }
    const next = openers.slice(order + 1, order + 2).find((other) => other[0] === mark);
    if (end < 0 || end === Infinity || (next !== undefined && next.index < end)) {
      unclosed.push(lineOf(index));
      // An HTML parser would take the rest of the page for the comment.
      if (format === "html") {
        pieces.push(source.slice(from, index), "&lt;!--");
        from = index + mark.length;
      }
      return;
    }
    pieces.push(source.slice(from, index), source.slice(index, end).replace(/[^\n\r]/gu, ""));
    from = end + closer.length;
  });
  return { text: pieces.join("") + source.slice(from), unclosed };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Scripts and styles have their own comments. */
function scriptsOf(source: string): readonly Span[] {
  const scripts: Span[] = [];
  let open: { readonly name: string; readonly start: number } | null = null;
  for (const { index, 1: slash, 2: name = "" } of source.matchAll(/<(\/?)(script|style)\b/giu)) {
    if (slash === "") open ??= { name: name.toLowerCase(), start: index };
    else if (open?.name === name.toLowerCase()) {
      scripts.push({ start: open.start, end: index });
      open = null;
    }
  }
  return scripts;
}

/** Closed fenced code; an unclosed fence does not count. */
function fencesOf(source: string): readonly Span[] {
  const fences: Span[] = [];
  let open: { readonly mark: string; readonly start: number } | null = null;
  for (const { index, 1: mark = "", 2: rest = "" } of source.matchAll(/^[ \t]*(`{3,}|~{3,})([^\n]*)$/gmu)) {
    if (open === null) open = { mark, start: index };
    else if (mark.startsWith(open.mark) && rest.trim() === "") {
      fences.push({ start: open.start, end: index });
      open = null;
    }
  }
  return fences;
}

function isIn(spans: readonly Span[], at: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span !== undefined && span.start <= at;
}

/** An odd number of backticks before it on its line, and a backtick after it. */
function isInCodeSpan(source: string, at: number): boolean {
  const start = source.lastIndexOf("\n", at - 1) + 1;
  const end = source.indexOf("\n", at);
  const before = source.slice(Math.max(start, at - 1000), at).split("`").length - 1;
  return before % 2 === 1 && source.slice(at, end < 0 ? at + 1000 : Math.min(end, at + 1000)).includes("`");
}
