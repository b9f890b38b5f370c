import { createHash } from "node:crypto";
import type { Acceptance, NoData, NoDataReason } from "../../generator/raw-page.ts";

/** Marks of pages sent *instead of* the content. Normal pages load challenge scripts too. */
const CHALLENGE_MARKS: readonly RegExp[] = [
  /<title>\s*(?:just a moment|attention required|access denied|human verification|security check)/iu,
  /\bcf-chl-|\/cdn-cgi\/challenge-platform\/|window\.gokuProps|awsWafCookieDomainList|AwsWafIntegration/u,
  /(?:enable javascript and cookies to continue|verify (?:that )?you are (?:a )?human|checking your browser)/iu,
];

const ERROR_TITLE = /<title>[^<]{0,100}(?:\b40\d\b|\b50\d\b|not found|bad gateway|forbidden|unavailable|页面不存在)/iu;

/** Codes of the snapshot families are negative; the table pages have positive ones (000000, 1000001). */
const NEGATIVE_CODES = /(?<![\w.-])-\d{4,5}(?!\w)/gu;
const POSITIVE_CODES = /(?<![\w.#/&-])\d{5,9}(?![\w.%])/gu;

/**
 * The checks without the parser: is the body empty, and is it a list of codes? The parser decides whether it is the
 * right list.
 */
export function judgeContent(text: string, codes: "negative" | "positive" = "negative"): Acceptance {
  if (text.trim() === "") return refuse("empty-body", "The body is empty.");
  if (hasSeveral(text, codes === "negative" ? NEGATIVE_CODES : POSITIVE_CODES)) return { ok: true };
  const start = text.slice(0, 200_000);
  if (CHALLENGE_MARKS.some((mark) => mark.test(start))) {
    return refuse("challenge", "A page with a bot check came instead of the content.");
  }
  if (ERROR_TITLE.test(start)) return refuse("not-found", "An error page of the site came with status 200.");
  return refuse("no-entries", `Expected a list of error codes, got ${String(text.length)} characters without one.`);
}

function hasSeveral(text: string, codes: RegExp): boolean {
  const matches = text.matchAll(codes);
  return [matches.next(), matches.next(), matches.next()].every((match) => match.done !== true);
}

function refuse(reason: NoDataReason, detail: string): Acceptance {
  return { ok: false, reason, detail };
}

/**
 * The text, or null if the bytes are not UTF-8. A byte order mark is dropped. Never guess a charset: pages decoded in a
 * wrong one were once published (`assetã€‚`).
 */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Decodes a body whose headers and bytes must both say UTF-8. */
export function decodeBody(bytes: Uint8Array, contentType: string | undefined): string | NoData {
  const charset = /;\s*charset\s*=\s*"?([^\s";,]+)/iu.exec(contentType ?? "")?.[1]?.toLowerCase();
  if (charset !== undefined && !["utf-8", "utf8", "us-ascii"].includes(charset)) {
    return {
      reason: "wrong-charset",
      detail: `Expected UTF-8, the header says ${JSON.stringify(charset.slice(0, 40))}.`,
    };
  }
  const text = decodeUtf8(bytes);
  return text ?? { reason: "invalid-utf8", detail: "The body's bytes are not UTF-8." };
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
