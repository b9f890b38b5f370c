/**
 * A second count of a page's codes that knows nothing of blocks: what looks like a heading with a code in the raw
 * text. Whatever the parser lost to broken markup (a comment or tag that is never closed) shows up here.
 */
import { MINUS } from "../blocks/code-line.ts";
import { lineFinder } from "../blocks/line-finder.ts";

export interface RawCode {
  readonly code: number;
  readonly line: number;
}

const MARKS = "[\\s*_`\\\\[\\u200B\\uFEFF]{0,20}";
const PATTERNS: readonly RegExp[] = [
  // Markdown: `### -1000`, `#### \-1000`, ` ### **-1152**`, in a list or a quote too.
  new RegExp(`^[ \\t>]{0,20}(?:[*+-][ \\t]{1,4})?#{1,6}${MARKS}[${MINUS}](\\d{3,9})(?![\\d\\p{L}_])`, "gmu"),
  // HTML: `<h3 …>-1000`, marks or spans in between.
  new RegExp(`<h[1-6](?:\\s[^<>]{0,1000})?>(?:\\s|&#8203;|<[^<>]{0,300}>){0,20}(?:[${MINUS}]|&minus;|&#45;|&ndash;)(\\d{3,9})(?![\\d\\p{L}_])`, "giu"),
  // Docusaurus repeats its headings in the table of contents: a witness for headings whose tag is gone.
  new RegExp(`table-of-contents__link[^<>]{0,1000}>(?:<[^<>]{0,300}>){0,5}[${MINUS}](\\d{3,9})(?![\\d\\p{L}_])`, "giu"),
];

/** Distinct codes with the first line that has them. */
export function countRawCodes(text: string): readonly RawCode[] {
  const lineOf = lineFinder(text);
  const found = new Map<number, RawCode>();
  for (const pattern of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const code = -Number(match[1]);
      if (!found.has(code)) found.set(code, { code, line: lineOf(match.index) });
    }
  }
  return [...found.values()];
}
