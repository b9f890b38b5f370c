import { INDEX_URLS, type SiteIndex } from "../../generator/discovery.ts";
import { pagePath } from "../../generator/sources.ts";
import type { Problem } from "../../generator/problem.ts";
import { decodeBody } from "./judge-content.ts";
import { fetchAddress, type Network, type NetworkOptions, withNetwork } from "./fetch-address.ts";
import { DEFAULT_LIMITS } from "./limits.ts";

export interface FetchedIndexes {
  readonly indexes: readonly SiteIndex[];
  /** Without an index only the discovery of new pages fails, so its problems are warnings. */
  readonly problems: readonly Problem[];
}

/** Fetches the sites' indexes for discovery. */
export function fetchIndexes(
  options: NetworkOptions = {},
  urls: readonly string[] = INDEX_URLS,
): Promise<FetchedIndexes> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  // The indexes are optional: silent hosts must not double the time of a run.
  return withNetwork({ ...options, limits: { ...limits, runMs: limits.indexMs } }, async (network) => {
    const results = await Promise.all(urls.map((url) => fetchIndex(url, network)));
    return {
      indexes: results.filter((result) => "text" in result),
      problems: results.filter((result) => "check" in result),
    };
  });
}

async function fetchIndex(url: string, network: Network): Promise<SiteIndex | Problem> {
  const own = pagePath(new URL(url).pathname);
  const mayLeadTo = (path: string): boolean => pagePath(path) === own;
  const answer = await fetchAddress({ url, mayLeadTo, hosts: [], onRetry: () => undefined }, network);
  if (!answer.ok) return missingIndex(url, `${answer.reason}: ${answer.detail}`);
  const text = decodeBody(answer.body, answer.contentType);
  return typeof text === "string" ? { url, text } : missingIndex(url, text.detail);
}

function missingIndex(url: string, why: string): Problem {
  return {
    check: "missing-site-index",
    severity: "warning",
    at: { url },
    message: `The site's index could not be fetched, so new error pages were not looked for (${why})`,
    fix: "Run again later; if the address moved, change INDEX_URLS in generator/discovery.ts.",
  };
}
