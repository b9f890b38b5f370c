import { escapeUrl } from "../emit/escape-markdown.ts";
import { visibleText } from "../../src/text/printable.ts";
import type { PartialLocalized } from "../model.ts";
import { cut } from "../text.ts";
import type { Change } from "./change.ts";
import { diffArrays } from "diff";

const FIELD_WORDS = {
  message: "message",
  explanation: "explanation",
  note: "note",
  title: "title",
  entry: "code",
} as const;

/** One row of the table of changes: `| minor | spot | [-1003 NAME](…) | reworded: … |`. */
export function renderChange(change: Change, maxText: number): string {
  const { level, family } = change;
  return `| ${level} | ${family === null ? "" : escapePr(family)} | ${renderSubject(change)} | ${renderWhat(change, maxText)} |`;
}

/** What the change is about, linked to its place on the page. */
function renderSubject(change: Change): string {
  return link(subjectOf(change), change.docsUrl, change.locale === "zh-CN" ? "zh-CN" : "en");
}

function subjectOf({ code, name, table, product, locale }: Change): string {
  if (code !== null) return name === null ? String(code) : `${String(code)} ${escapePr(cut(name, 120))}`;
  if (table !== undefined) return `table ${escapePr(table)}`;
  return product === undefined ? "section" : escapePr(locale === undefined ? product : `${product} ${locale}`);
}

function link(label: string, docsUrl: PartialLocalized | undefined, locale: "en" | "zh-CN"): string {
  const address = docsUrl?.[locale] ?? docsUrl?.en;
  const url = address === undefined ? null : escapeUrl(address);
  return url === null ? label : `[${label}](${url})`;
}

function renderWhat(change: Change, maxText: number): string {
  const before = cut(change.before ?? "", maxText);
  const after = cut(change.after ?? "", maxText);
  switch (change.kind) {
    case "error-added":
    case "error-returned":
    case "error-retired":
    case "error-dropped":
      return wholeCode(change, maxText);
    case "error-renamed":
      return `**renamed** from ${escapePr(before)} to ${escapePr(after)}`;
    case "error-moved":
      return `**renumbered** from ${escapePr(before)} to ${escapePr(after)}`;
    case "message-reworded":
    case "parameter-added":
    case "parameter-removed":
      return `**${change.kind.replace("message-", "").replace("-", " ")}**: ${wordDiff(before, after)}${staleHint(change)}`;
    case "message-added":
    case "message-returned":
      return `message **${change.kind.slice("message-".length)}**: ${escapePr(after)}`;
    case "message-removed":
    case "message-dropped":
      return `message **${change.kind.slice("message-".length)}**: ${escapePr(before)}`;
    case "message-moved":
      return `message **moved** from ${escapePr(String(change.movedFrom))} to ${escapePr(String(change.movedTo))}: ${escapePr(after)}`;
    case "explanation-changed":
    case "translation-added":
    case "translation-changed":
    case "translation-removed":
      return textWhat(change, before, after);
    case "punctuation-changed":
      return `**punctuation** of the ${change.locale === "zh-CN" ? "Chinese " : ""}${FIELD_WORDS[change.field ?? "message"]}: ${wordDiff(before, after)}`;
    case "anchor-moved":
      return `**link moved** from ${escapePr(before)} to ${escapePr(after)}`;
    case "layout-changed":
      return `**layout only**: ${escapePr(after)}`;
    case "section-changed":
      return `**section**: ${wordDiff(before, after)}${countHint(change)}`;
    case "product-added":
    case "product-dropped":
      return `product ${escapePr(change.product ?? "")} **${change.kind.slice("product-".length)}**${countHint(change)}`;
    case "family-added":
    case "family-dropped":
    case "table-added":
    case "table-retired":
      return `**${change.kind.replace("-", " ")}**: ${escapePr(after + before)}${countHint(change)}`;
    case "table-codes-changed":
      return `**codes**: ${wordDiff(before, after)}`;
    case "page-moved":
      return `**page moved** from ${escapePr(before)} to ${escapePr(after)}`;
    case "page-added":
    case "page-dropped":
    case "page-unreachable":
    case "page-gate-failed":
      return `**${change.kind.replaceAll("-", " ")}**: ${escapePr(after === "" ? before : after)}`;
    default:
      return change.kind satisfies never;
  }
}

function wholeCode({ kind, messages, retired }: Change, maxText: number): string {
  const since = retired === undefined ? "" : ` (gone since ${escapePr(retired)})`;
  const texts = cut((messages ?? []).join(" ⏎ "), maxText);
  return `code **${kind.slice("error-".length)}**${since}${texts === "" ? "" : `: ${escapePr(texts)}`}`;
}

function textWhat({ locale, field, before, after, message }: Change, shownBefore: string, shownAfter: string): string {
  const what = `${locale === "zh-CN" ? "Chinese " : ""}${FIELD_WORDS[field ?? "message"]}`;
  const about = message === undefined ? "" : ` of “${escapePr(cut(message, 80))}”`;
  if (before === null) return `${what} **added**${about}: ${escapePr(shownAfter)}`;
  if (after === null) return `${what} **removed**${about}: ${escapePr(shownBefore)}`;
  return `${what} **changed**${about}: ${wordDiff(shownBefore, shownAfter)}`;
}

function staleHint({ translationUnchanged }: Change): string {
  return translationUnchanged === true ? " (the Chinese text did not change: it may be stale)" : "";
}

function countHint({ count }: Change): string {
  return count === undefined ? "" : ` (${String(count)} ${count === 1 ? "entry" : "entries"})`;
}

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

/** Splits what GitHub would read as a mention, a reference or an address, and shows nothing. */
const SPLIT = "&#8203;";

/** What Markdown and HTML give a meaning to, and what begins a list, a heading or a rule at the start of a line. */
const STRUCTURE = /[&<>|\\`*[\]~$^{}]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|^[+=-]|(?<=^\d{1,9})[.)]/gu;
/** `@name`, `#1` (not that of an entity), `GH-1`; `https://`, `//host`, `www.`, which become links, and after "fixes" close an issue; `:emoji:`. */
const REFERENCE =
  /@|(?<!&)#|(?<=\bgh)-(?=\d)|:(?=\/\/)|\/(?=\/)|(?<=\bwww)\.|(?<=\b(?:mailto|xmpp)):|^:|:(?=[a-z0-9_+-]{1,60}(?::|$))/giu;
/** What may be the name of a commit becomes a link to it, from seven characters on. A row of figures is a number. */
const COMMIT = /(?<![\p{L}\p{N}_])(?=\d{0,39}[a-f])[0-9a-f]{7,40}(?![\p{L}\p{N}_])/giu;

/**
 * Text of a page for the body of a pull request: shown as it is, doing nothing. It mentions nobody, closes no
 * issue, links nowhere, ends no table cell, begins no section and hides nothing: what has no glyph is written as
 * `[U+202E]`. Entities do it, because Markdown never reads one as structure.
 */
export function escapePr(text: string): string {
  return escapePiece(visibleText(text).trim());
}

/** The same for a piece of a text, whose spaces at the ends count. */
function escapePiece(piece: string): string {
  return visibleText(piece)
    .replace(STRUCTURE, entity)
    .replace(COMMIT, (name) => name.replace(/.{6}/gu, `$&${SPLIT}`))
    .replace(REFERENCE, (character) => entity(character) + SPLIT);
}

function entity(character: string): string {
  return `&#${String(character.charCodeAt(0))};`;
}
