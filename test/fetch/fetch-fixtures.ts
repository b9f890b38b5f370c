import type { Source } from "../../generator/sources.ts";
import type { FetchOptions } from "../../scripts/fetch/fetch-pages.ts";

export const PAGE =
  "# Error Codes\n\n### -1000 UNKNOWN\n * An unknown error.\n\n### -1001 A\n * B.\n\n### -1002 C\n * D.\n";

/** A source whose candidates are these paths of the documentation site. */
export function sourceAtPaths(paths: readonly string[], product = "wallet"): Source {
  return {
    family: "sapi",
    product,
    locale: "en",
    floor: 1,
    snapshot: true,
    candidates: paths.map((path) => ({
      url: `https://developers.binance.com${path}`,
      format: "markdown",
      frozen: false,
    })),
  };
}

export const NOW = Date.UTC(2026, 8, 18, 12);

/** Options without waiting and randomness; `waits` collects the intended waits. */
export function quickOptions(baseUrl: string, waits: number[] = []): FetchOptions {
  return {
    baseUrl,
    limits: { attemptMs: 5_000, afterBodyMs: 5, maxBodyBytes: 200_000, maxWireBytes: 100_000 },
    timing: {
      now: () => NOW,
      random: () => 0,
      sleep: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
    },
  };
}
