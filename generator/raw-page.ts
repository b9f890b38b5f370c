import type { Locale } from "./model.ts";

/** A page's format, by its headers and first characters. */
export type PageFormat = "markdown" | "html" | "text";

/** Input of reading a page: its text, its format, and its place for problems. */
export interface PageContent {
  readonly text: string;
  readonly format: PageFormat;
  /** Public address; null for a file of unknown origin. */
  readonly url: string | null;
  /** File that it was read from, if it was not fetched. */
  readonly file?: string | undefined;
}

/** Identity of a page: one product in one language. */
export interface PageKey {
  readonly family: string;
  readonly product: string;
  readonly locale: Locale;
}

/** A page as received, not interpreted. */
export interface RawPage extends PageContent {
  readonly source: PageKey;
  /** Public address that answered, after redirects. Never the host of a rehearsal. */
  readonly url: string;
  /** Requested public address. */
  readonly requestedUrl: string;
  /** Hash of the body's bytes, without content-encoding. */
  readonly sha256: string;
  readonly bytes: number;
  /** Day on which it was fetched or recorded. */
  readonly recorded: string;
  /** True for a copy that no longer changes (`/legacy-docs`): codes missing in it are not removed. */
  readonly frozen: boolean;
}

/**
 * Why an address gave no page. Each means "no data", never "no codes": the next candidate is tried; if none is left,
 * the page keeps its last snapshot.
 */
export const NO_DATA_REASONS = [
  "not-found",
  "blocked",
  "challenge",
  "rate-limited",
  "server-error",
  "unexpected-status",
  "redirected-elsewhere",
  "too-many-redirects",
  "not-modified-without-cache",
  "empty-body",
  "cut-body",
  "too-large",
  "unsupported-encoding",
  "wrong-charset",
  "invalid-utf8",
  "no-entries",
  "other-page",
  "unreadable",
  "timeout",
  "connection-failed",
  "host-unavailable",
  "cancelled",
] as const;
export type NoDataReason = (typeof NO_DATA_REASONS)[number];

export interface NoData {
  readonly reason: NoDataReason;
  /** One sentence: what was expected and what was received. */
  readonly detail: string;
}

/** Verdict of a reader on a page's content. */
export type Acceptance = { readonly ok: true } | ({ readonly ok: false } & NoData);

/**
 * `html` for any text that begins like HTML, whatever its headers say: a Markdown address can answer with the HTML
 * shell.
 */
export function detectFormat(text: string, contentType: string | undefined, path: string): PageFormat {
  const start = text.slice(0, 2000).trimStart().toLowerCase();
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype html|html|head|body)\b/u.test(start)) return "html";
  if (/\.(?:md|markdown)$/iu.test(path) || /^text\/(?:x-)?markdown\b/iu.test(contentType ?? "")) return "markdown";
  if (/\.html?$/iu.test(path) || /^(?:text\/html|application\/xhtml\+xml)\b/iu.test(contentType ?? "")) return "html";
  return "text";
}
