import { readFile } from "node:fs/promises";
import { z } from "zod";

/** Limits of one run. All times in milliseconds, all sizes in bytes. */
export interface FetchLimits {
  readonly connectMs: number;
  readonly headersMs: number;
  /** Between two pieces of a body. */
  readonly bodyMs: number;
  /** Wait after the body: a server that announced too few bytes sends the rest at once. */
  readonly afterBodyMs: number;
  /** One whole attempt, including redirects and body, so that a slow body cannot extend it. */
  readonly attemptMs: number;
  /** All pages of a run together. */
  readonly runMs: number;
  /** The sites' indexes, after the pages. */
  readonly indexMs: number;
  readonly tries: number;
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
  /** A host that asks for a longer wait gets no more requests in this run. */
  readonly maxRetryAfterMs: number;
  readonly maxRedirects: number;
  /** Status line and headers of an answer. */
  readonly maxHeadBytes: number;
  /** Both encoded and decoded (a gzip bomb is small when encoded). */
  readonly maxWireBytes: number;
  readonly maxBodyBytes: number;
  readonly perHost: number;
  readonly total: number;
  /** Consecutive failures of a host before it gets no more requests. */
  readonly maxHostFailures: number;
}

/** The largest page known is 150 kB, the sites' full index 8 MB. */
export const DEFAULT_LIMITS: FetchLimits = {
  connectMs: 10_000,
  headersMs: 20_000,
  bodyMs: 20_000,
  afterBodyMs: 100,
  attemptMs: 60_000,
  runMs: 15 * 60_000,
  indexMs: 60_000,
  tries: 3,
  backoffMs: 500,
  maxBackoffMs: 10_000,
  maxRetryAfterMs: 60_000,
  maxRedirects: 5,
  maxHeadBytes: 16 * 1024,
  maxWireBytes: 12 * 1024 * 1024,
  maxBodyBytes: 24 * 1024 * 1024,
  perHost: 2,
  total: 4,
  maxHostFailures: 8,
};

/** Clock, random numbers and sleep; tests replace them. */
export interface Timing {
  readonly now: () => number;
  readonly random: () => number;
  /** Rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

export function requestHeaders(userAgent: string): Record<string, string> {
  return {
    "user-agent": userAgent,
    accept: "text/markdown, text/html;q=0.9, text/plain;q=0.8",
    "accept-encoding": "gzip, br",
  };
}

const packageSchema = z.looseObject({
  name: z.string(),
  version: z.string(),
  repository: z.looseObject({ url: z.string() }),
});

/** Names the program and its home page: `binance-errors/0.1.0 (+https://…)`, from package.json. */
export async function readUserAgent(): Promise<string> {
  const text = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  const { name, version, repository } = packageSchema.parse(JSON.parse(text));
  return `${name}/${version} (+${repository.url.replace(/^git\+|\.git$/gu, "")})`;
}
