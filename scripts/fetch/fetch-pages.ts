import { type Candidate, type Source, isFrozenPath, leadsTo } from "../../generator/sources.ts";
import { type Acceptance, type NoData, type RawPage, detectFormat } from "../../generator/raw-page.ts";
import { decodeBody } from "./decode-text.ts";
import { type Network, type NetworkOptions, fetchAddress, withNetwork } from "./fetch-address.ts";
import type { HttpAnswer } from "./http-get.ts";
import { judgeContent } from "./judge-content.ts";
import type { CachedPage, PageCache } from "./page-cache.ts";
import { sha256Of } from "./sha256.ts";

/** An address that gave no page. */
export interface Attempt extends NoData {
  /** Address that was connected to. */
  readonly url: string;
  readonly status: number | null;
}

export type FetchResult =
  | { readonly source: Source; readonly ok: true; readonly page: RawPage; readonly attempts: readonly Attempt[] }
  | { readonly source: Source; readonly ok: false; readonly attempts: readonly Attempt[] };

/** What happens while pages are fetched, for whoever shows it. */
export type FetchEvent =
  | { readonly kind: "started"; readonly source: Source }
  | {
      readonly kind: "retrying";
      readonly source: Source;
      readonly url: string;
      readonly why: NoData;
      readonly waitMs: number;
    }
  | { readonly kind: "no-data"; readonly source: Source; readonly attempt: Attempt }
  | { readonly kind: "finished"; readonly result: FetchResult };

export interface FetchOptions extends NetworkOptions {
  /** Reads the page and says whether it is the source's: identity and entries are the parser's to judge. */
  readonly accept?: ((page: RawPage, source: Source) => Acceptance | Promise<Acceptance>) | undefined;
  readonly cache?: PageCache | undefined;
  readonly onEvent?: ((event: FetchEvent) => void) | undefined;
}

/**
 * Fetches each source from the first of its candidates that gives an acceptable page. Never throws for what
 * servers do: a source without a page lists every attempt with its reason. Results come in the sources' order.
 */
export function fetchPages(sources: readonly Source[], options: FetchOptions = {}): Promise<readonly FetchResult[]> {
  return withNetwork(options, (network) => Promise.all(sources.map((source) => fetchSource(source, network, options))));
}

async function fetchSource(source: Source, network: Network, options: FetchOptions): Promise<FetchResult> {
  const emit = options.onEvent ?? ((): void => undefined);
  const attempts: Attempt[] = [];
  let page: RawPage | undefined;
  emit({ kind: "started", source });
  for (const candidate of source.candidates) {
    const outcome = await fetchCandidate(source, candidate, network, options);
    if ("text" in outcome) {
      page = outcome;
      break;
    }
    attempts.push(outcome);
    emit({ kind: "no-data", source, attempt: outcome });
    if (network.client.signal.aborted) break;
  }
  const result: FetchResult =
    page === undefined ? { source, ok: false, attempts } : { source, ok: true, page, attempts };
  emit({ kind: "finished", result });
  return result;
}

async function fetchCandidate(
  source: Source,
  candidate: Candidate,
  network: Network,
  options: FetchOptions,
): Promise<RawPage | Attempt> {
  const url = network.addresses.actual(candidate.url).href;
  const cached = (await options.cache?.find(url)) ?? null;
  const answer = await fetchAddress(
    {
      url: candidate.url,
      conditions: { etag: cached?.row.etag, lastModified: cached?.row.lastModified },
      mayLeadTo: (path) => leadsTo(source, path),
      hosts: source.candidates.map((other) => network.addresses.actual(other.url).host),
      onRetry: (why, waitMs) => options.onEvent?.({ kind: "retrying", source, url, why, waitMs }),
    },
    network,
  );
  if (!answer.ok) return { url, status: answer.status ?? null, reason: answer.reason, detail: answer.detail };
  const whole = answer.status === 304 && cached !== null ? unchanged(answer, cached) : answer;
  const page = await acceptedPage(source, candidate, whole, network, options);
  if (!("text" in page)) return { url, status: answer.status, reason: page.reason, detail: page.detail };
  await options.cache?.store(page, whole.body, url);
  return page;
}

/** A 304 confirms the cached page, and may leave out every header that came with it. */
function unchanged(answer: HttpAnswer, { row, bytes }: CachedPage): HttpAnswer {
  return {
    ...answer,
    body: bytes,
    contentType: row.format === "html" ? "text/html" : row.format === "markdown" ? "text/markdown" : "text/plain",
    etag: answer.etag ?? row.etag,
    lastModified: answer.lastModified ?? row.lastModified,
  };
}

async function acceptedPage(
  source: Source,
  candidate: Candidate,
  answer: HttpAnswer,
  network: Network,
  { accept }: FetchOptions,
): Promise<RawPage | NoData> {
  if (answer.body.length === 0) return { reason: "empty-body", detail: "The body is empty." };
  const text = decodeBody(answer.body, answer.contentType);
  if (typeof text !== "string") return text;
  const cheap = judgeContent(text, source.snapshot ? "negative" : "positive");
  if (!cheap.ok) return cheap;
  const page = rawPage(source, candidate, answer, text, network);
  const verdict = accept === undefined ? cheap : await accept(page, source);
  return verdict.ok ? page : verdict;
}

function rawPage(source: Source, candidate: Candidate, answer: HttpAnswer, text: string, network: Network): RawPage {
  const published = network.addresses.published(answer.url, candidate.url);
  return {
    source: { family: source.family, product: source.product, locale: source.locale },
    url: published.href,
    requestedUrl: candidate.url,
    text,
    format: detectFormat(text, answer.contentType, published.pathname),
    sha256: sha256Of(answer.body),
    bytes: answer.body.length,
    recorded: new Date(network.timing.now()).toISOString().slice(0, 10),
    frozen: isFrozenPath(published.pathname),
    etag: answer.etag,
    lastModified: answer.lastModified,
  };
}
