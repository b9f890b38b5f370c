/**
 * Plain text of a page from text extractors: no heading marks, `•` or `- ` bullets, tables with pipes, with tabs or
 * without separators. A line that is a code and a name is a heading.
 */
import type { BlockReading } from "./block.ts";
import { isCodeTitle, isSectionLine } from "./code-line.ts";
import { readLooseRow, readPipeTable } from "./pipe-table.ts";
import { finishText } from "./html-text.ts";
import { type LineReader, type Scan, depthAt, indentOf, isBlank, lineAt, readLines, startScan } from "./tag-scanner.ts";
const READERS: readonly LineReader[] = [
  readBlank,
  readJson,
  readPipeTable,
  readTitle,
  readHeaderLine,
  readBullet,
  readLooseRow,
  readQuotedRow,
];

export function textToBlocks(text: string): BlockReading {
  const scan = startScan(text.replace(/^\uFEFF/u, ""), finishText);
  readLines(scan, READERS, readText);
  return scan.writer.reading;
}

function readBlank(scan: Scan, line: string): boolean {
  if (!isBlank(line)) return false;
  scan.writer.flush();
  scan.at += 1;
  return true;
}

/** The sample payload: from a line `{` to the next line `}`. */
function readJson(scan: Scan, line: string): boolean {
  if (!line.trimStart().startsWith("{")) return false;
  const limit = Math.min(scan.lines.length, scan.at + 12);
  for (let at = scan.at; at < limit; at += 1) {
    if (at > scan.at && isCodeTitle(lineAt(scan, at))) return false;
    if (!lineAt(scan, at).trimEnd().endsWith("}")) continue;
    scan.writer.openCode(scan.at + 1);
    scan.writer.write(scan.lines.slice(scan.at, at + 1).join("\n"));
    scan.writer.flush();
    scan.at = at + 1;
    return true;
  }
  return false;
}

function readTitle(scan: Scan, line: string): boolean {
  const code = isCodeTitle(line);
  const page = /^\s*(?:Error codes?(?: for [\w .]{3,40})?(?: \([\d-]+\))?|错误代码(?:汇总)?)\s*$/iu.test(line);
  if (!code && !page && !isSectionLine(line)) return false;
  scan.indents.length = 0;
  scan.writer.heading(line, page ? 1 : code ? 3 : 2, null, scan.at + 1);
  scan.at += 1;
  return true;
}

/** `Error message Description`, `错误信息 描述`: the header of a table that lost its cells' borders. */
function readHeaderLine(scan: Scan, line: string): boolean {
  const header = /^\s*(Error messages?|错误信息|错误消息|报错信息)[ \t]+(Description|描述)\s*$/iu.exec(line);
  if (header?.[1] === undefined || header[2] === undefined) return false;
  const table = scan.writer.nextTable();
  scan.writer.row([header[1], header[2]], true, table, scan.at + 1);
  scan.at += 1;
  return true;
}

/** `"Unknown order sent." The order could not be found.` */
function readQuotedRow(scan: Scan, line: string): boolean {
  if (scan.writer.openKind !== null) return false;
  const row = /^\s*(["“][^"”]{3,200}["”]\.?(?:\s*\/\s*["“][^"”]{3,200}["”])?)[ \t]+(\S.*)$/su.exec(line);
  if (row?.[1] === undefined || row[2] === undefined) return false;
  const table = scan.writer.nextTable();
  scan.writer.row([row[1], row[2]], false, table, scan.at + 1);
  scan.at += 1;
  return true;
}

function readBullet(scan: Scan, line: string): boolean {
  const marker = /^(\s*)(?:[•·●◦▪‣*]\s*|[-–]\s+|\d{1,2}[.)]\s+(?=\p{Lu}))/u.exec(line);
  if (marker === null) return false;
  scan.writer.openItem(scan.at + 1, depthAt(scan, indentOf(line)));
  writeBullets(scan, line.slice(marker[0].length));
  scan.at += 1;
  return true;
}

/** A line that continues the open text, or a paragraph. */
function readText(scan: Scan, line: string): void {
  const { writer } = scan;
  if (writer.openKind === null) {
    writer.openParagraph(scan.at + 1);
    writer.write(line.trim());
    return;
  }
  const text = line.trim();
  if (writer.openKind !== "item") {
    writer.write(` ${text}`);
    return;
  }
  const before = writer.lastCharacter;
  // Extractors break a line before a code span. English has a space there, Chinese has none.
  const tight = /\p{Script=Han}|[（(【]/u.test(before) || /^\p{Script=Han}/u.test(text);
  writer.write(tight ? "" : " ");
  writeBullets(scan, text);
}

/**
 * Where an extractor broke lines at code spans, the next bullet can begin in the middle of a line:
 * `%s - 在参数`, `…收到了%s。 - 检测到的参数值重复。`
 */
function writeBullets(scan: Scan, text: string): void {
  const inner = /^([%％]s|.{0,400}?[。.！!])\s+-\s+(?=\p{Script=Han})/su.exec(text);
  if (inner?.[1] === undefined) {
    scan.writer.write(text);
    return;
  }
  scan.writer.write(inner[1]);
  scan.writer.openItem(scan.at + 1, 0);
  scan.writer.write(text.slice(inner[0].length));
}
