import type { LostCodes } from "../../generator/overlays/open-points.ts";
import { unacceptedLosses } from "../../generator/gates/gate.ts";
import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { discoverPages, withListedAddresses } from "../../generator/discovery.ts";
import { type Acceptance, checkPage, type GateInput, noticeChanges } from "../../generator/gates/page-gates.ts";
import type { FamilyId, FamilySnapshot, SnapshotManifest } from "../../generator/model.ts";
import type { Overlays } from "../../generator/overlays/schemas.ts";
import { parsePage } from "../../generator/parse/parse-page.ts";
import type { ParsedPage } from "../../generator/parse/parsed-page.ts";
import type { Problem } from "../../generator/problem.ts";
import type { RawPage } from "../../generator/raw-page.ts";
import { describeSource, findSource, type Source, sourcesFor } from "../../generator/sources.ts";
import type { NetworkOptions } from "../fetch/fetch-address.ts";
import { fetchIndexes } from "../fetch/fetch-indexes.ts";
import { fetchPages, type FetchResult } from "../fetch/fetch-pages.ts";
import { withFetchProgress } from "../fetch/progress.ts";
import { recordingsFolder } from "../recorded/manifest.ts";
import { readRecorded } from "../recorded/read-recorded.ts";

export interface CollectOptions {
  /** A folder of recorded pages, or the origin of another host that serves the live sites' paths. */
  readonly from: string | undefined;
  readonly families: readonly FamilyId[];
  readonly signal: AbortSignal | undefined;
  /** Limits and clock for tests. */
  readonly network?: Pick<NetworkOptions, "limits" | "timing"> | undefined;
  readonly previous: { readonly snapshots: readonly FamilySnapshot[]; readonly manifest: SnapshotManifest };
  /** Sees every fetched page, before its gates. */
  readonly onPage?: ((page: RawPage) => void) | undefined;
  readonly acceptances: Overlays["acceptances"];
  /** For recorded pages: only those up to this day count, and an old page may be shorter than today's floor. */
  readonly until?: string | undefined;
}

export interface CollectedPages {
  readonly results: readonly PageResult[];
  readonly problems: readonly Problem[];
}

/** Reads all pages of the families, recorded or fetched, and checks each with the gates. */
export async function collectPages(options: CollectOptions): Promise<CollectedPages> {
  const folder = recordingsFolder(options.from);
  return folder === undefined ? collectFetched(options.from, options) : collectRecorded(folder, options);
}

async function collectRecorded(directory: string, options: CollectOptions): Promise<CollectedPages> {
  if (!existsSync(directory) || !statSync(directory).isDirectory()) {
    return { results: [], problems: [noDirectory(directory)] };
  }
  const { pages, missing, problems } = await readRecorded(directory, {
    families: options.families,
    until: options.until,
  });
  const results = [
    ...pages.map((raw) => judge(raw, options)),
    ...missing.map((source) => notRecorded(source, directory)),
  ];
  // The order of products in a snapshot is that of the sources.
  const order = sourcesFor(options.families).map(describeSource);
  const rank = ({ source }: PageResult): number => order.indexOf(describeSource(source));
  return { results: results.toSorted((a, b) => rank(a) - rank(b)), problems };
}

async function collectFetched(baseUrl: string | undefined, options: CollectOptions): Promise<CollectedPages> {
  const network = { ...options.network, baseUrl, signal: options.signal };
  const { indexes, problems } = await fetchIndexes(network);
  const sources = withListedAddresses(sourcesFor(options.families), indexes);
  const judged = new Map<RawPage, PageResult>();
  const fetched = await withFetchProgress(sources, (onEvent) =>
    fetchPages(sources, {
      ...network,
      onEvent,
      accept: (raw) => {
        options.onPage?.(raw);
        const result = judge(raw, options);
        judged.set(raw, result);
        if (result.ok) return { ok: true };
        const [first] = result.problems;
        return { ok: false, reason: reasonOf(first), detail: first?.message ?? "The page failed its gates." };
      },
    }),
  );
  return {
    results: fetched.map((result) => fetchedPage(result, judged)),
    problems: [...problems, ...discoverPages(indexes)],
  };
}

function judge(raw: RawPage, { previous, acceptances, until }: CollectOptions): PageResult {
  const found = findSource(raw.source.product, raw.source.locale);
  if (found === undefined) throw new Error(`No source is called ${raw.source.product} ${raw.source.locale}.`);
  const source = until === undefined ? found : { ...found, floor: 1 };
  const before = previous.snapshots.find(({ family }) => family === source.family) ?? null;
  const known = previous.manifest.pages.find(
    ({ product, locale }) => product === source.product && locale === source.locale,
  );
  const result = readPage(source, raw, before, acceptances, { known, isReplay: until !== undefined });
  return result.ok && raw.frozen ? judgeFrozen(result, previous.manifest) : result;
}

/** A frozen copy of the former site only confirms known codes: codes missing in it are not removed. */
function judgeFrozen(result: PageResult & { readonly ok: true }, manifest: SnapshotManifest): PageResult {
  const { source, read } = result;
  const known = manifest.pages.find(({ product, locale }) => product === source.product && locale === source.locale);
  if (known === undefined || known.sha256 === read.sha256) {
    return { ...result, problems: [...result.problems, onlyFrozen(result, known?.changed ?? read.raw.recorded)] };
  }
  const problem: Problem = {
    check: "page-frozen",
    severity: "error",
    at: { family: source.family, product: source.product, locale: source.locale, url: read.raw.url },
    message: "Only the frozen copy of the former site answered, and the snapshot is newer.",
    fix: "The last snapshot stays. Look why the live page gave no data.",
  };
  return { ok: false, source, problems: [problem] };
}

/** Reported at every run: a page confirmed only by a frozen copy can be outdated unnoticed. */
function onlyFrozen({ source, read: { raw } }: PageResult & { readonly ok: true }, changed: string): Problem {
  const days = Math.max(0, Math.round((Date.parse(raw.recorded) - Date.parse(changed)) / 86_400_000));
  return {
    check: "page-frozen",
    severity: "warning",
    at: { family: source.family, product: source.product, locale: source.locale, url: raw.url },
    message: `Only the frozen copy of the former site answered: the page is of ${changed}, ${String(days)} days old.`,
    fix: "Find the live page's address and correct the source's line in generator/sources.ts.",
  };
}

function fetchedPage(result: FetchResult, judged: ReadonlyMap<RawPage, PageResult>): PageResult {
  if (result.ok) {
    const page = judged.get(result.page);
    if (page === undefined) throw new Error("A page was accepted without being judged.");
    return page;
  }
  const gates = [...judged.values()].filter(
    (page) => !page.ok && describeSource(page.source) === describeSource(result.source),
  );
  return { ok: false, source: result.source, problems: [noData(result), ...gates.flatMap(({ problems }) => problems)] };
}

function reasonOf(problem: Problem | undefined): "other-page" | "no-entries" | "unreadable" {
  switch (problem?.check) {
    case "page-identity":
    case "page-kinship":
    case "page-language":
      return "other-page";
    case "page-empty":
    case "page-floor":
      return "no-entries";
    default:
      return "unreadable";
  }
}

function noData({ source, attempts }: FetchResult): Problem {
  const tried = attempts.map(({ url, reason, detail }) => `${url}: ${reason} (${detail})`).join("; ");
  return {
    check: "page-no-data",
    severity: "error",
    at: { family: source.family, product: source.product, locale: source.locale },
    message: `No address of the page ${describeSource(source)} gave data: ${tried === "" ? "none was tried" : tried}.`,
    fix: "The last snapshot stays. Try again later; if the page moved, correct its line in generator/sources.ts.",
  };
}

function notRecorded(source: Source, directory: string): PageResult {
  const problem: Problem = {
    check: "page-not-recorded",
    severity: "warning",
    at: { family: source.family, product: source.product, locale: source.locale },
    message: `${directory} has no recording of the page.`,
    fix: "The last snapshot stays. Add the recording and its row in MANIFEST.jsonl, if there is one.",
  };
  return { ok: false, source, problems: [problem] };
}

function noDirectory(directory: string): Problem {
  return {
    check: "recordings-missing",
    severity: "error",
    at: { file: directory },
    message: `${directory} is not a folder.`,
    fix: "Name a folder with a MANIFEST.jsonl, or the address of a host: --from <folder or URL>.",
  };
}

/** A page that passed every gate. */
export interface ReadPage {
  readonly source: Source;
  readonly raw: RawPage;
  readonly page: ParsedPage;
  /** SHA-256 of the parsed content, not of the markup. */
  readonly sha256: string;
}

export type PageResult =
  | { readonly ok: true; readonly source: Source; readonly read: ReadPage; readonly problems: readonly Problem[] }
  | {
      readonly ok: false;
      readonly source: Source;
      readonly problems: readonly Problem[];
      /** Codes that a gate found missing on the page, for an acceptance. */
      readonly lost?: LostCodes;
    };

/** Parses one raw page and checks it with the gates. */
export function readPage(
  source: Source,
  raw: RawPage,
  previous: FamilySnapshot | null,
  acceptances: readonly Acceptance[],
  known: Pick<GateInput, "known" | "isReplay"> = {},
): PageResult {
  const hint = { family: source.family, product: source.product, locale: source.locale, file: raw.file, url: raw.url };
  const { pages, problems: reported } = parsePage(raw.text, hint);
  const { family, product, locale } = source;
  const problems = reported.map((problem) => ({ ...problem, at: { family, product, locale, ...problem.at } }));
  const page = pages.find((candidate) => candidate.locale === locale) ?? pages[0];
  if (page === undefined) return { ok: false, source, problems: [...problems, emptyPage(source, raw)] };
  const sha256 = contentHash(page);
  const input = { source, page, problems, previous, acceptances, content: sha256, ...known };
  const failures = checkPage(input);
  const warnings = [...problems.filter(({ severity }) => severity === "warning"), ...noticeChanges(input)];
  if (failures.length > 0) {
    const lost = { family, product, codes: unacceptedLosses(input), date: raw.recorded };
    return { ok: false, source, problems: [...failures, ...warnings], lost };
  }
  return { ok: true, source, read: { source, raw, page, sha256 }, problems: warnings };
}

/** Line numbers are not content. */
function contentHash(page: ParsedPage): string {
  const content = JSON.stringify(page, (key, value: unknown) =>
    key === "line" || key === "sections" ? undefined : value,
  );
  return createHash("sha256").update(content).digest("hex");
}

function emptyPage({ family, product, locale }: Source, raw: RawPage): Problem {
  return {
    check: "page-empty",
    severity: "error",
    at: { family, product, locale, file: raw.file, url: raw.url },
    message: "There is no list of error codes on the page.",
    fix: "The last snapshot stays. Open the page; if it moved, correct its line in generator/sources.ts.",
  };
}
