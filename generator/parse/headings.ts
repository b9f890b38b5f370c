import type { Block, HeadingBlock } from "../blocks/block.ts";
import { CODE_FIGURES, type Code, MINUS, afterLeadingCode, leadingCode, plainFigures } from "../blocks/code-line.ts";
import { visibleText } from "../../src/text/printable.ts";
import type { PlacedText } from "./entries.ts";

/** The content of a heading or title: one code and its name, several codes, or none. */
export interface CodeTitle {
  readonly codes: readonly Code[];
  readonly name: string | null;
  /** A message joined to the heading's line: `-1174 INVALID_COMPONENT * Component '%s' is …`. */
  readonly bullet?: string;
}

const CODE = new RegExp(`(?<![\\p{L}\\p{N}${MINUS}])[${MINUS}]${CODE_FIGURES}`, "gu");
/** `(-1000 to -1099)`, `-2010 ~ -2099`, `-2010 – -2099`: a range names no code. `-1000 TO123_NAME` isn't a range. */
const RANGE = new RegExp(
  `[${MINUS}]?\\d{3,9}\\s{0,3}(?:(?:to|through|until)(?=[\\s${MINUS}])|~|～|至|到|\\.{2,3}|…|[${MINUS}](?=\\s{0,3}[${MINUS}]))\\s{0,3}[${MINUS}]?\\d{3,9}(?![\\da-z_])`,
  "giu",
);
/** Between two codes of a list: only a name and a comma, slash or "and". */
const LIST_JOIN = /^[^.。;；:：]{0,80}(?:[,，、/&]|\band\b|\bor\b|和|与|或|及|还有)\s*$/u;

/** A heading that begins with a code, several if the codes are listed: `-2010 NEW_ORDER_REJECTED, -2011 CANCEL_REJECTED`. */
export function readCodeHeading(text: string): CodeTitle | null {
  const first = leadingCode(text);
  if (first === null || startsWithRange(text)) return null;
  const listed = listedCodes(withSigns(plainFigures(text)));
  if (listed.length > 1 && listed[0] === first) return { codes: listed, name: null };
  const rest = afterLeadingCode(text);
  const joined = /^([A-Z][A-Z0-9_]+)\s+[*•·]\s+(.+)$/su.exec(rest);
  if (joined?.[1] !== undefined && joined[2] !== undefined)
    return { codes: [first], name: joined[1], bullet: joined[2] };
  return { codes: [first], name: rest === "" ? null : visibleName(rest) };
}

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/u;
/** An invisible character as written by visibleText. */
const INVISIBLE = /\[U\+[0-9A-F]{4,6}\]/gu;

/** Removes invisible characters from a name if the rest is an identifier. */
function visibleName(name: string): string {
  const visible = visibleText(name.normalize("NFKC")).replace(INVISIBLE, "");
  return IDENTIFIER.test(visible) ? visible : name;
}

export function isIdentifier(name: string): boolean {
  return IDENTIFIER.test(name);
}

/** Normalises the sign and digits at the start of a title, so that a code is written in one way. */
export function withPlainCode(title: string): string {
  return title.replace(
    new RegExp(`^([${MINUS}])\\s?([\\d\uFF10-\uFF19]{3,9})`, "u"),
    (_, __, figures: string) => `-${plainFigures(figures)}`,
  );
}

/** `-1000/1001`: the second code has the sign of the first. */
function withSigns(text: string): string {
  return text.replace(/(?<=^\W{0,20}\d{4,6})(\s?\/\s?)(?=\d{4,6}(?!\w))/u, "$1-");
}

/**
 * Codes anywhere in a section title: `Messages for -1010 ERROR_MSG_RECEIVED, -2010 NEW_ORDER_REJECTED, …`. A single
 * code counts only with its name after it; ranges don't count.
 */
export function codesInTitle(text: string): readonly number[] {
  const codes = allCodes(text.replace(RANGE, ""));
  if (codes.length !== 1) return codes;
  return new RegExp(`[${MINUS}]\\d{3,9}\\s+[A-Z][A-Z0-9]*_[A-Z0-9_]+`, "u").test(text) ? codes : [];
}

/** `-1010 ERROR_MSG_RECEIVED`: every code of a text with the name in capitals behind it, or null. */
export function namesInTitle(text: string): readonly { readonly code: number; readonly name: string | null }[] {
  return [...text.matchAll(CODE)].map((match) => {
    const rest = text.slice(match.index + match[0].length);
    return { code: -Number(match[1]), name: /^\s+([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)/u.exec(rest)?.[1] ?? null };
  });
}

/** A positive or zero-padded code, as in the tables of binance-link and onchainpay. */
export function readCodeCell(text: string): number | string | null {
  if (text.length > 60) return null;
  const cell = text.replace(/^[\s`*"']+|[\s`*"']+$/gu, "");
  const negative = new RegExp(`^[${MINUS}]\\s?(\\d{2,9})$`, "u").exec(cell)?.[1];
  if (negative !== undefined) return -Number(negative);
  return /^\d{3,12}$/u.test(cell) ? cell : null;
}

/** A name in capitals. */
export function isConstantName(text: string): boolean {
  return /^[A-Z][A-Z0-9]*(?:_[A-Za-z0-9]+)*$/u.test(text) && text.length > 2;
}

function listedCodes(text: string): readonly number[] {
  const matches = [...text.matchAll(CODE)];
  const joined = matches.slice(1).every((match, index) => {
    const before = matches[index];
    return before !== undefined && LIST_JOIN.test(text.slice(before.index + before[0].length, match.index));
  });
  return joined ? allCodes(text) : [];
}

function allCodes(text: string): readonly number[] {
  return [...new Set([...text.matchAll(CODE)].map((match) => -Number(match[1])))];
}

function startsWithRange(text: string): boolean {
  const range = text.search(RANGE);
  return range >= 0 && text.slice(0, range).trim() === "";
}

/** Page titles in texts without heading marks. */
const TITLE_LINE = /^(?:.{0,40}\berror codes?\b.{0,60}|.{0,20}错误(?:代码|码).{0,20})$/iu;

/** The page's title as published: its first heading that does not belong to the list, or the line used as title. */
export function readPageTitle(blocks: readonly Block[]): string | null {
  const firstCode = blocks.findIndex((block) => block.kind === "heading" && leadingCode(block.text) !== null);
  const head = firstCode < 0 ? blocks.slice(0, 40) : blocks.slice(0, firstCode);
  const heading = head.find((block) => block.kind === "heading" && block.level === 1);
  if (heading?.kind === "heading") return heading.text;
  const line = head
    .slice(0, 8)
    .find((block) => (block.kind === "paragraph" || block.kind === "heading") && TITLE_LINE.test(block.text));
  return line !== undefined && "text" in line ? line.text : null;
}

/** The part of a page under a heading that names no single code. */
export interface Section {
  readonly heading: HeadingBlock | null;
  /** The heading's text; null for the page's title, which is not a section. */
  readonly name: string | null;
  /** Paragraphs and bullets before any entry: notes of the section's table, if any. */
  readonly prose: PlacedText[];
  readonly bullets: PlacedText[];
  /** Codes that the section lists: "the following messages come with -1010, -2010, -2011". */
  readonly listed: { readonly code: Code; readonly line: number }[];
  /** Whether a table of messages follows in it. */
  readonly hasTable: boolean;
}

export function startSection(heading: HeadingBlock | null, hasTable: boolean, isTitle = false): Section {
  const name = heading === null || isTitle ? null : heading.text;
  return { heading, name, prose: [], bullets: [], listed: [], hasTable };
}

/** Headings that announce the table of filters, in every recorded version. */
export function isFilterTitle(text: string): boolean {
  return /filter failure|\bfilters? errors?\b|过滤器(?:故障|错误|失败)?$|未能通过过滤器/iu.test(text);
}

export function isFilterMessage(text: string): boolean {
  return /^["“]?\s*filter failure\b/iu.test(text);
}

/**
 * Lines of the site or archive around a page in text renderings. They don't belong to the last entry. Only lines that
 * are furniture as a whole match.
 */
const FURNITURE: readonly { readonly line: RegExp; readonly why: string }[] = [
  { line: /^Source:\s*<?https?:\/\/\S+$/iu, why: "archives name the address below the page" },
  {
    line: /^(?:Last (?:modified|updated)|Updated|最后更新|最近更新|更新于)(?: on|于)?\b.{0,80}$/iu,
    why: "footer of the live site",
  },
  {
    line: /^(?:Edit this page|编辑此页|Skip to (?:main )?content|跳到主要内容|On this page|本页总览|本页内容|Copy page|Table of contents|Contents|目录|(?:Back|Return|Scroll) to (?:the )?top|返回顶部|回到顶部|Open menu|Toggle .{0,30}|Search)$/iu,
    why: "links of the documentation engine",
  },
  {
    line: /^(?:[«‹←<]\s?)?(?:Previous|Next|上一页|下一页)(?: page)?(?:[\s:：»›→>].{0,60})?$/iu,
    why: "links to the neighbouring pages",
  },
  { line: /^(?:[«‹←]\s?\S.{0,60}|\S.{0,60}\s?[»›→])$/u, why: "the same, by their arrows" },
  { line: /^(?:Home|首页|Docs)(?:\s?[>›»/]\s?\S.{0,60}){1,6}$/u, why: "where the page stands in its site" },
  { line: /^(?:Copyright ©|©) .{0,100}$/iu, why: "footer" },
  {
    line: /^(?:Was this (?:page|article) helpful\b|Did you find this .{0,20}helpful\b|Rate this page|此页(?:面)?对您有帮助).{0,40}$/iu,
    why: "form of the documentation engine",
  },
  {
    line: /^(?:(?:We|This (?:web)?site) uses? cookies\b|Cookie (?:policy|preferences|settings)|(?:Accept|Reject)(?: all)?(?: cookies)?$|我们使用\s?cookie).{0,300}$/iu,
    why: "banner of the site",
  },
];

export function isFurnitureLine(text: string): boolean {
  return text.length < 400 && FURNITURE.some(({ line }) => line.test(text.replace(/\n/gu, " ")));
}
