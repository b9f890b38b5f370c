import { afterLeadingCode, CODE_FIGURES, leadingCode, MINUS } from "../blocks/code-line.ts";

/** What a heading or title says: one code and its name, several codes, or none. */
export interface CodeTitle {
  readonly codes: readonly number[];
  readonly name: string | null;
}

const CODE = new RegExp(`(?<![\\p{L}\\p{N}${MINUS}])[${MINUS}]${CODE_FIGURES}`, "gu");
/** `(-1000 to -1099)`, `-2010 ~ -2099`: a range names no code. `-1000 TO123_NAME` and `-1000 TO123` are none. */
const RANGE = new RegExp(
  `[${MINUS}]?\\d{3,9}\\s{0,3}(?:(?:to|through|until)(?=[\\s${MINUS}])|~|～|至|到|\\.\\.|…)\\s{0,3}[${MINUS}]?\\d{3,9}(?![\\da-z_])`,
  "giu",
);
/** Between two codes of a list: nothing but a name and a comma, slash or "and". */
const LIST_JOIN = /^[^.。;；:：]{0,80}(?:[,，、/&]|\band\b|\bor\b|和|与|或|及|还有)\s*$/u;

/** A heading that begins with a code, several if the codes are listed: `-2010 NEW_ORDER_REJECTED, -2011 CANCEL_REJECTED`. */
export function readCodeHeading(text: string): CodeTitle | null {
  const first = leadingCode(text);
  if (first === null || startsWithRange(text)) return null;
  const listed = listedCodes(text);
  if (listed.length > 1 && listed[0] === first) return { codes: listed, name: null };
  const name = afterLeadingCode(text);
  return { codes: [first], name: name === "" ? null : name };
}

/**
 * Codes that a section title names somewhere: `Messages for -1010 ERROR_MSG_RECEIVED, -2010 NEW_ORDER_REJECTED, …`.
 * A single one counts only with its name behind it; ranges count for nothing.
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

/** A positive or zero-padded code as the tables of binance-link and onchainpay have them. */
export function readCodeCell(text: string): number | string | null {
  if (text.length > 60) return null;
  const cell = text.replace(/^[\s`*"']+|[\s`*"']+$/gu, "");
  const negative = new RegExp(`^[${MINUS}]\\s?(\\d{2,9})$`, "u").exec(cell)?.[1];
  if (negative !== undefined) return -Number(negative);
  return /^\d{3,12}$/u.test(cell) ? cell : null;
}

/** A name as the pages write it in capitals. */
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
