import type { NoData } from "../../generator/raw-page.ts";

/**
 * The text, or null where the bytes are no UTF-8. A byte order mark is dropped.
 * Pages read as another charset have been published as mojibake before (`assetã€‚`): never guess.
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
  return text ?? { reason: "invalid-utf8", detail: "The body's bytes are no UTF-8." };
}
