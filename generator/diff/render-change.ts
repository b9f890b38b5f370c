import { escapeUrl } from "../emit/escape/escape-url.ts";
import type { PartialLocalized } from "../model.ts";
import type { Change } from "./change.ts";
import { escapePr } from "./escape-pr.ts";
import { cut } from "../text/cut.ts";
import { wordDiff } from "./word-diff.ts";

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
