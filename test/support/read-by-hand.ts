/**
 * Reads the texts of an error page without the project's parser: what stands between the heading of a code and the next
 * heading. It knows no language, no roles and no quirks; test/parse holds what the parser says against it.
 */
export interface HandEntry {
  /** Null under a heading that begins with no code. */
  readonly code: number | null;
  readonly title: string;
  readonly line: number;
  /** Bullets, paragraphs and cells. */
  readonly texts: string[];
}

const SIGNED = /^[-\u2010-\u2015\u2212]\s?(\d{4,6})(?!\d)/u;
const UNSIGNED = /^(\d{5,6})[\s:]+[A-Z][A-Za-z0-9]*_/u;
const FURNITURE =
  /^(?:[> ]*Source:[> ]*<?https?:\S+|(?:Last (?:modified|updated)|最后更新|最近更新).{0,60}|Edit this page|编辑此页|On this page|本页总览|Copy page)$/iu;
/** The line between a table's header and its rows. */
const RULE = /^(?=.*\|)(?=.*-)[\s|:-]+$/u;

export function readByHand(source: string): readonly HandEntry[] {
  const lines = withoutHidden(isHtml(source) ? htmlToLines(source) : source).split("\n");
  const entries: HandEntry[] = [];
  let goesOn = false;
  let inTable = false;
  for (const [index, line] of lines.entries()) {
    const heading = /^ {0,3}#{1,6}\s+(.*)$/u.exec(line)?.[1];
    const entry = entries.at(-1);
    if (heading !== undefined) {
      const title = plain(heading.replace(/<a [^>]*>\s*<\/a>/gu, "").replace(/\[\u200b?\]\(.*$/u, ""));
      const figures = (SIGNED.exec(title) ?? UNSIGNED.exec(title))?.[1];
      entries.push({ code: figures === undefined ? null : Number(figures), title, line: index + 1, texts: [] });
      goesOn = false;
    } else if (entry === undefined || isLayout(line)) {
      inTable = RULE.test(line) || (inTable && line.trim() !== "");
      goesOn &&= !isLayout(line);
    } else if (line.includes("|") && (inTable || entry.code === null || RULE.test(lines[index + 1] ?? ""))) {
      // The row above the rule names the columns.
      if (!RULE.test(lines[index + 1] ?? "")) entry.texts.push(...line.split(/(?<!\\)\|/u));
      goesOn = false;
    } else {
      const item = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(.*)$/u.exec(line)?.[1];
      if (item === undefined && (goesOn || (isIndented(line) && entry.texts.length > 0)))
        entry.texts.push(`${entry.texts.pop() ?? ""} ${line.trim()}`);
      else if (item === undefined || !/^\[[^\]]*\]\(<?[^)]*#[^)]*\)\s*$/u.test(item))
        entry.texts.push(item ?? line.trim());
      goesOn = true;
    }
  }
  return entries.map((entry) => ({
    ...entry,
    texts: entry.texts.map(plain).filter((text) => text !== "" && !FURNITURE.test(text)),
  }));
}

function isHtml(source: string): boolean {
  return /<h[1-6]\b/u.test(source);
}

/** Comments, and the lines that only mark code; lines keep their number. */
function withoutHidden(source: string): string {
  const blank = (found: string): string => found.replace(/[^\n]/gu, "");
  return source.replace(/<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\}|^ {0,3}(?:```|~~~).*$/gmu, blank);
}

function htmlToLines(source: string): string {
  const [, content = source] = source.split(/<[^>]*theme-doc-markdown[^>]*>/u);
  return content
    .replace(/<\/article>[\s\S]*$/u, "")
    .replace(/<(script|style|nav|svg|button|th)\b[\s\S]*?<\/\1>|<a [^>]*hash-link[\s\S]*?<\/a>/gu, "")
    .replace(/\s*\n\s*/gu, " ")
    .replace(/<h[1-6]\b[^>]*>/gu, "\n\n### ")
    .replace(/<li\b[^>]*>\s*(?:<p>)?/gu, "\n* ")
    .replace(/<\/?td\b[^>]*>/gu, "|")
    .replace(/<\/?(?:p|pre|ul|ol|div|tr|h[1-6])\b[^>]*>/gu, "\n\n")
    .replace(/<(?!br)\/?[a-z][^>]*>/giu, "");
}

function isLayout(line: string): boolean {
  return /^\s*(?:<[^>]+>\s*(?:<\/[^>]+>)?|[-*_=|: ]*)\s*$/u.test(line);
}

function isIndented(line: string): boolean {
  return /^(?: {2,}|\t)/u.test(line);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", apos: "'" };

/** A text without its inline markup. */
function plain(text: string): string {
  return text
    .replace(/<br\s*\/?>|<\/br>/giu, " ")
    .replace(/!?\[((?:\\.|[^\]\\])*)\]\((?:<[^>]*>|[^()\s]*(?:\([^()]*\)[^()\s]*)*)(?:\s+"[^"]*")?\)/gu, "$1")
    .replace(/<\/?(?:a|code|p|span|b|i|strong|em|sup|sub|u|table|tbody|thead|blockquote)\b[^>]*>/gu, "")
    .replace(/\\([!-/:-@[-`{-~])/gu, "$1")
    .replace(/&(#\d+|#x[\da-f]+|[a-z]+);/giu, (found, name: string) => {
      if (!name.startsWith("#")) return ENTITIES[name] ?? found;
      return String.fromCodePoint(/^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
    })
    .replace(/[\s\u200b]+/gu, " ")
    .trim();
}
