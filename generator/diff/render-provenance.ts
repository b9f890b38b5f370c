import { escapeUrl } from "../emit/escape/escape-url.ts";
import { escapePr } from "./escape-pr.ts";

/** Where a page's content came from. */
export interface Provenance {
  readonly family: string;
  readonly product: string;
  readonly locale: string;
  /** Address that answered. */
  readonly url: string;
  /** Day on which it answered. */
  readonly when: string;
  readonly sha256: string;
}

export function renderProvenance({ family, product, locale, url, when, sha256 }: Provenance): string {
  const page = [family, product === family ? "" : product, locale].filter((part) => part !== "").join(" ");
  const target = escapeUrl(url);
  const address = target === null ? escapePr(url) : `[${escapePr(url)}](${target})`;
  return `| ${escapePr(page)} | ${address} | ${escapePr(when)} | \`${sha256.replace(/[^0-9a-f]/gu, "").slice(0, 64)}\` |`;
}
