import { type Candidate, isFrozenPath, leadsTo, type Source } from "../../generator/sources.ts";
import { type Acceptance, detectFormat, type NoData, type RawPage } from "../../generator/raw-page.ts";
import { decodeBody, judgeContent, sha256Of } from "./judge-content.ts";
import { fetchAddress, type Network, type NetworkOptions, withNetwork } from "./fetch-address.ts";
import type { HttpAnswer } from "./http-get.ts";

/** An attempt that gave no page. */
export interface Attempt extends NoData {
  /** Address that was connected to. */
  readonly url: string;
  readonly status: number | null;
}

export type FetchResult =
  | { readonly source: Source; readonly ok: true; readonly page: RawPage; readonly attempts: readonly Attempt[] }
  | { readonly source: Source; readonly ok: false; readonly attempts: readonly Attempt[] };

/** Progress events of the fetching. */
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
  /** Checks with the parser whether the page is the source's: identity and entries. */
  readonly accept?: ((page: RawPage, source: Source) => Acceptance | Promise<Acceptance>) | undefined;
  readonly onEvent?: ((event: FetchEvent) => void) | undefined;
}

/**
 * Fetches each source from the first of its candidates that gives an acceptable page. Never throws for server errors: a
 * source without a page lists every attempt with its reason. Results come in the sources' order.
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
  const answer = await fetchAddress(
    {
      url: candidate.url,
      mayLeadTo: (path) => leadsTo(source, path),
      hosts: source.candidates.map((other) => network.addresses.actual(other.url).host),
      onRetry: (why, waitMs) => options.onEvent?.({ kind: "retrying", source, url, why, waitMs }),
    },
    network,
  );
  if (!answer.ok) return { url, status: answer.status ?? null, reason: answer.reason, detail: answer.detail };
  const page = await acceptedPage(source, candidate, answer, network, options);
  return "text" in page ? page : { url, status: 200, reason: page.reason, detail: page.detail };
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
  };
}
