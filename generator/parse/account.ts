/**
 * A second count of a page's codes that knows nothing of blocks: what looks like a heading with a code in the raw
 * text. Whatever the parser lost to broken markup (a comment or tag that is never closed) shows up here.
 */
import { CODE_FIGURES, MINUS } from "../blocks/code-line.ts";
import { lineFinder } from "../blocks/line-finder.ts";

export interface RawCode {
  readonly code: number;
  readonly line: number;
}

const MARKS = "[\\s*_`\\\\[\\u200B\\uFEFF]{0,20}";
const PATTERNS: readonly RegExp[] = [
  // Markdown: `### -1000`, `#### \-1000`, ` ### **-1152**`, in a list or a quote too.
  new RegExp(`^[ \\t>]{0,20}(?:[*+-][ \\t]{1,4})?#{1,6}${MARKS}[${MINUS}]${CODE_FIGURES}`, "gmu"),
  // HTML: `<h3 …>-1000`, marks or spans in between.
  new RegExp(
    `<[hH][1-6](?:\\s[^<>]{0,1000})?>(?:\\s|&#8203;|<[^<>]{0,300}>){0,20}(?:[${MINUS}]|&minus;|&#45;|&ndash;)${CODE_FIGURES}`,
    "gu",
  ),
  // A cell of a table that holds a code and nothing else.
  new RegExp(`(?:\\||<t[dh](?:\\s[^<>]{0,300})?>)\\s{0,20}[${MINUS}]${CODE_FIGURES}\\s{0,20}(?=\\||</t[dh]>)`, "gu"),
  // Docusaurus repeats its headings in the table of contents: a witness for headings whose tag is gone.
  new RegExp(`table-of-contents__link[^<>]{0,1000}>(?:<[^<>]{0,300}>){0,5}[${MINUS}]${CODE_FIGURES}`, "gu"),
];

/**
 * A code with its name, wherever it stands: in a garbled heading, or in the title of a heading's link
 * (`"Direct link to -1000 UNKNOWN"`, `"-1002 未授权的直接链接"`), which survives the heading's own mark.
 */
const NAMED: readonly RegExp[] = [
  new RegExp(`(?<![\\p{L}\\p{N}${MINUS}])[${MINUS}]${CODE_FIGURES} [A-Z][A-Z0-9_\\\\]{2,}(?![a-z])`, "gu"),
  new RegExp(`(?:"|Direct link to )[${MINUS}]${CODE_FIGURES} [^"\\n]{1,200}`, "gu"),
  // The target of a heading's link, wherever the heading itself has gone: `](/docs/page#-1003-too_many_requests`.
  new RegExp(`\\]\\([^\\s)]{0,200}#-${CODE_FIGURES}(?=[-"\\s)])`, "gu"),
];

/** Distinct codes with the first line that has them. */
export function countRawCodes(text: string): readonly RawCode[] {
  return findCodes(text, PATTERNS);
}

/** Codes that the raw text names anywhere. Weaker than a heading: a sentence can do so too. */
export function countNamedCodes(text: string): readonly RawCode[] {
  return findCodes(text, NAMED);
}

function findCodes(text: string, patterns: readonly RegExp[]): readonly RawCode[] {
  const lineOf = lineFinder(text);
  const found = new Map<number, RawCode>();
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const code = -Number(match[1]);
      if (!found.has(code)) found.set(code, { code, line: lineOf(match.index) });
    }
  }
  return [...found.values()];
}
