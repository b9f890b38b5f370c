import { expect } from "vitest";
import { fetchPages } from "../../scripts/fetch/fetch-pages.ts";
import type { NoDataReason } from "../../generator/raw-page.ts";
import { PAGE, quickOptions, sourceAtPaths } from "./fetch-fixtures.ts";
import { type Piece, type Script, startRawServer } from "./raw-server.ts";

/** A page without its last words, which no run may accept as the page. */
export const HALF = PAGE.slice(0, -9);
export const REST = PAGE.slice(-9);
export const CHUNKED = "transfer-encoding: chunked";
export const LAST_CHUNK = "0\r\n\r\n";

export interface RawCase {
  readonly title: string;
  readonly script: Script;
  /** Undefined if the page is complete all the same. */
  readonly reason?: NoDataReason;
}

export function lengthOf(content: Piece): string {
  return `content-length: ${String(content.length)}`;
}

/** One attempt at a server that does this: the whole page, or no data for this reason. */
export async function expectOutcome({ script, reason }: RawCase): Promise<void> {
  const server = await startRawServer(script);
  try {
    const { limits, ...options } = quickOptions(server.url);
    const short = { ...limits, attemptMs: reason === "timeout" ? 150 : 10_000, tries: 1 };
    const [result] = await fetchPages([sourceAtPaths(["/docs/wallet/error-code"])], { ...options, limits: short });
    if (reason === undefined) expect(result).toMatchObject({ ok: true, page: { text: PAGE } });
    else expect(result).toMatchObject({ ok: false, attempts: [{ reason }] });
    expect(result?.attempts[0]?.detail ?? "").not.toMatch(/undefined|[\p{Cc}\p{Cf}]/u);
  } finally {
    await server.close();
  }
}
