/**
 * What MDX, GitHub and static site engines add to Markdown: admonitions, tabs, components, footnotes, imports. Their
 * text is an aside of the entry around it; their instructions for the engine are ignored.
 */
import { isComponentTag } from "./markdown-inline.ts";
import { type LineReader, type Scan, isBlank, lineAt } from "./tag-scanner.ts";

/** Maximum length of a tag, an import or a footnote. */
const MAX_LINES = 40;

export const ASIDE_READERS: readonly LineReader[] = [endQuote, readModule, readAdmonition, readComponent, readFootnote];

/** `> [!NOTE]` opens an aside that ends with its quotation. Returns the lines without quotation marks. */
export function withoutQuoteMarks(lines: readonly string[]): {
  readonly lines: readonly string[];
  readonly quoteEnds: Set<number>;
} {
  const quoteEnds = new Set<number>();
  let isOpen = false;
  const unquoted = lines.map((line, index) => {
    const rest = withoutQuoteMark(line);
    if (isOpen && rest === line) {
      quoteEnds.add(index);
      isOpen = false;
    }
    const alert = rest === line ? null : /^\s*\[!(\w{2,20})\](.*)$/u.exec(rest);
    if (alert?.[1] === undefined) return rest;
    if (isOpen) quoteEnds.add(index);
    isOpen = true;
    return `:::${alert[1].toLowerCase()}${alert[2] ?? ""}`;
  });
  return { lines: unquoted, quoteEnds };
}

/** `> Here is the error JSON payload:` is an ordinary paragraph. */
function withoutQuoteMark(line: string): string {
  let rest = line;
  for (let depth = 0; depth < 8 && /^\s{0,3}>/u.test(rest); depth += 1) rest = rest.replace(/^\s{0,3}> ?/u, "");
  return rest;
}

/** Consumes no line: it only closes an aside opened by a quotation. */
function endQuote(scan: Scan): boolean {
  if (scan.quoteEnds?.delete(scan.at) === true) scan.writer.closeAside();
  return false;
}

/** `import Tabs from '@theme/Tabs';`, `export const a = …` up to the next blank line. */
function readModule(scan: Scan, line: string): boolean {
  if (scan.writer.openKind !== null) return false;
  const isImport = /^import\s(?:[\w*{}\s,$]{1,300}\sfrom\s)?\s{0,3}["'][^"']{1,300}["'];?\s*$/u.test(line);
  const isExport = /^export\s+(?:(?:const|let|var|function|class|async)\s+\w|default\b|\{|\*\s)/u.test(line);
  if (!isImport && !isExport) return false;
  let end = scan.at + 1;
  while (isExport && end < scan.lines.length && end - scan.at < MAX_LINES && !isStop(lineAt(scan, end))) end += 1;
  scan.at = end;
  return true;
}

function isStop(line: string): boolean {
  return isBlank(line) || /^\s{0,3}#{1,6}\s/u.test(line);
}

/** `:::note Title`, `:::tip[Title]` and the `:::` that ends it. */
function readAdmonition(scan: Scan, line: string): boolean {
  const mark = /^\s*:{3,}\s*(?:([a-z][\w-]{1,30})\s*(?:\{[^}]{0,200}\}\s*)?(.*))?$/isu.exec(line);
  if (mark === null) return false;
  if (mark[1] === undefined) scan.writer.closeAside();
  else {
    scan.writer.openAside();
    writeAside(scan, (mark[2] ?? "").replace(/^\[(.*)\]$/su, "$1"));
  }
  scan.at += 1;
  return true;
}

/** A line that begins with a tag of MDX or with `<details>`: its content up to the end tag is an aside. */
function readComponent(scan: Scan, line: string): boolean {
  const name = /^\s*<\/?([A-Z][A-Za-z0-9.]*|details)(?=[\s/>]|$)/u.exec(line)?.[1];
  if (name === undefined || !/[a-z]/u.test(name)) return false;
  const source = tagSource(scan);
  if (source === null || (name !== "details" && !isComponentTag(source.tag, scan.source ?? ""))) return false;
  const { tag, rest, end } = source;
  const isClosed = rest.includes(`</${name}>`);
  if (isClosed) return false;
  if (tag.startsWith("</")) scan.writer.closeAside();
  else if (tag.endsWith("/>")) {
    scan.writer.flush();
    scan.writer.remark({ kind: "unread-component", line: scan.at + 1, text: tag });
  } else scan.writer.openAside();
  scan.at = end;
  writeAside(scan, rest);
  return true;
}

/** The tag at the start of a line, over several lines where its end is further down, and the text after it. */
function tagSource(scan: Scan): { readonly tag: string; readonly rest: string; readonly end: number } | null {
  let source = "";
  for (let at = scan.at; at < scan.lines.length && at - scan.at < MAX_LINES; at += 1) {
    if (at > scan.at && isStop(lineAt(scan, at))) return null;
    source += `${at > scan.at ? " " : ""}${lineAt(scan, at).trim()}`;
    const end = /^<(?:"[^"]*"|'[^']*'|[^>"'])*?>/u.exec(source)?.[0];
    if (end !== undefined) return { tag: end, rest: source.slice(end.length).trim(), end: at + 1 };
  }
  return null;
}

function writeAside(scan: Scan, text: string): void {
  if (text.trim() === "") return;
  scan.writer.openParagraph(scan.at + 1);
  scan.writer.write(text.trim());
  scan.writer.flush();
}

export interface Footnote {
  readonly text: string;
  readonly line: number;
}

const DEFINITION = /^\s{0,3}\[\^([\w-]{1,40})\]:\s*(.*)$/su;

/** Footnotes with a reference, by label. A footnote without a reference stays in place. */
export function footnotesOf(lines: readonly string[]): ReadonlyMap<string, Footnote> {
  const referred = new Set(
    lines.flatMap((line) => [...line.matchAll(/\[\^([\w-]{1,40})\](?!:)/gu)].map(([, label]) => label)),
  );
  const footnotes = new Map<string, Footnote>();
  lines.forEach((line, index) => {
    const definition = DEFINITION.exec(line);
    const label = definition?.[1];
    if (label === undefined || !referred.has(label) || footnotes.has(label)) return;
    const text = [definition?.[2] ?? "", ...continuation(lines, index)].join(" ").trim();
    footnotes.set(label, { text, line: index + 1 });
  });
  return footnotes;
}

function continuation(lines: readonly string[], start: number): readonly string[] {
  const rest = lines.slice(start + 1, start + MAX_LINES);
  const end = rest.findIndex((line) => !/^(?: {2,}|\t)\S/u.test(line));
  return (end < 0 ? rest : rest.slice(0, end)).map((line) => line.trim());
}

function readFootnote(scan: Scan, line: string): boolean {
  const definition = DEFINITION.exec(line);
  const label = definition?.[1];
  if (label === undefined) return false;
  scan.writer.flush();
  if (scan.footnotes?.get(label)?.line !== scan.at + 1) {
    scan.writer.openAside();
    writeAside(scan, definition?.[2] ?? "");
    scan.writer.closeAside();
  }
  scan.at += 1 + (scan.footnotes?.has(label) === true ? continuation(scan.lines, scan.at).length : 0);
  return true;
}
