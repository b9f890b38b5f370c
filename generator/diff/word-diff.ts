import { diffArrays } from "diff";
import { escapePiece } from "./escape-pr.ts";

/** Longer texts are shown as a whole, before and after: nobody reads marks in them. */
const MAX_LENGTH = 4000;
/** The library gives up beyond this many edits, or after this long, and the texts are shown as a whole. */
const LIMITS = { maxEditLength: 400, timeout: 500 } as const;
/** Below this share of common text the marks would be confetti. */
const MIN_COMMON = 0.25;

/** Words, single Han characters, runs of spaces, single other characters. Placeholders stay whole. */
const TOKEN = /[%％][sdb]|\{[A-Za-z0-9_]+\}|(?:(?!\p{Script=Han})[\p{L}\p{N}_])+|\s+|./gsu;

/** Both texts in one line, `<del>` and `<ins>` around what differs; escaped for a pull request. */
export function wordDiff(before: string, after: string): string {
  const whole = `<del>${escapePiece(before)}</del> <ins>${escapePiece(after)}</ins>`;
  if (before.length > MAX_LENGTH || after.length > MAX_LENGTH) return whole;
  const parts = diffArrays(tokens(before), tokens(after), LIMITS);
  if (parts === undefined) return whole;
  const common = parts
    .filter(({ added, removed }) => !added && !removed)
    .reduce((sum, { value }) => sum + value.join("").length, 0);
  if (common < MIN_COMMON * Math.max(before.length, after.length)) return whole;
  return parts.map(({ added, removed, value }) => mark(escapePiece(value.join("")), added, removed)).join("");
}

function mark(text: string, added: boolean, removed: boolean): string {
  if (added) return `<ins>${text}</ins>`;
  return removed ? `<del>${text}</del>` : text;
}

function tokens(text: string): string[] {
  return text.match(TOKEN) ?? [];
}
