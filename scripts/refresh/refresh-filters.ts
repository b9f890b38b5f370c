import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { buildFilters, type FilterRecording } from "../../generator/filters/build-filters.ts";
import { type FiltersSnapshot, filtersSnapshotSchema } from "../../generator/filters/model.ts";
import { readFilters } from "../../generator/filters/read-filters.ts";
import { FAMILY_IDS, type FamilyId, LOCALES, localeSchema } from "../../generator/model.ts";
import { readableUrl } from "../../generator/overlays/apply-overlays.ts";
import type { Problem } from "../../generator/problem.ts";
import { findSource } from "../../generator/sources.ts";
import { readJson } from "../cli.ts";
import type { NetworkOptions } from "../fetch/fetch-address.ts";
import { fetchIndexes } from "../fetch/fetch-indexes.ts";
import { MANIFEST_FILE, readRows, readRowText, recordingsFolder } from "../recorded/manifest.ts";
import { FILTERS_FILE, RESTORE } from "../snapshots.ts";

type Row = readonly [family: FamilyId, product: string, kind: FilterRecording["kind"], name: string];

/** Pages about filters, by the last part of the address of the product's error page. */
const PAGES: readonly Row[] = [
  ["spot", "spot", "filters", "filters"],
  ["spot", "spot-testnet", "filters", "filters"],
  ["binance-us", "binance-us", "filters", "filters"],
  ["usds-futures", "usds-margined-futures", "filters", "common-definition"],
  ["usds-futures", "usds-margined-futures", "exchange-information", "market-data/rest-api/Exchange-Information"],
  ["coin-futures", "coin-margined-futures", "filters", "common-definition"],
  ["coin-futures", "coin-margined-futures", "exchange-information", "market-data/rest-api/Exchange-Information"],
  ["options", "options", "filters", "common-definition"],
  ["options", "options", "exchange-information", "market-data/Exchange-Information"],
  ["portfolio-margin", "portfolio-margin", "filters", "common-definition"],
];

export interface RefreshedFilters {
  /** Null if the checkout has no filters: `npm run filters -- --from <folder>` reads the first ones. */
  readonly filters: FiltersSnapshot | null;
  readonly problems: readonly Problem[];
}

/** Reads the pages about filters, recorded beside the error pages or fetched. A page refused by a gate changes nothing. */
export async function refreshFilters(
  root: string,
  from: string | undefined,
  families: readonly FamilyId[],
  network: NetworkOptions,
): Promise<RefreshedFilters> {
  const file = join(root, "snapshots", FILTERS_FILE);
  if (!existsSync(file)) return { filters: null, problems: [] };
  const previous = await readJson(file, filtersSnapshotSchema, RESTORE);
  if (!previous.ok) return { filters: null, problems: [previous.problem] };
  const folder = recordingsFolder(from);
  const read = folder === undefined ? await fetched(families, network) : await recorded(join(folder, "filters"));
  const { snapshot, problems } = buildFilters(newest(read.recordings, families, previous.value), previous.value);
  return {
    // A new day of an unchanged page is not a change.
    filters: content(snapshot) === content(previous.value) ? previous.value : snapshot,
    problems: [...read.problems, ...problems],
  };
}

function content({ families }: FiltersSnapshot): string {
  return JSON.stringify(families.map(({ family, filters }) => [family, filters]));
}

/** The newest recording of each page that describes a filter, unless the snapshot has a newer page. */
function newest(
  recordings: readonly FilterRecording[],
  families: readonly FamilyId[],
  { families: known }: FiltersSnapshot,
): readonly FilterRecording[] {
  const chosen = new Map<string, FilterRecording>();
  const rank = (one: FilterRecording | undefined): string =>
    one === undefined ? "" : `${String(readFilters(one.text).filters.length > 0)} ${one.recorded}`;
  for (const one of recordings.filter(({ family }) => families.includes(family))) {
    const pages = known.find(({ family }) => family === one.family)?.pages ?? [];
    if (pages.some(({ locale, recorded }) => locale === one.locale && recorded > one.recorded)) continue;
    const key = `${one.product} ${one.kind} ${one.locale}`;
    if (rank(one) > rank(chosen.get(key))) chosen.set(key, one);
  }
  return [...chosen.values()];
}

const rowSchema = z.looseObject({
  family: z.enum(FAMILY_IDS),
  page: z.string(),
  kind: z.enum(["filters", "exchange-information"]),
  locale: localeSchema,
  source: z.string(),
});

interface Read {
  readonly recordings: readonly FilterRecording[];
  readonly problems: readonly Problem[];
}

async function recorded(folder: string): Promise<Read> {
  const recordings = existsSync(join(folder, MANIFEST_FILE)) ? await readFilterRecordings(folder) : [];
  return { recordings, problems: [] };
}

/** All recordings of a folder with pages about filters. */
export async function readFilterRecordings(folder: string): Promise<readonly FilterRecording[]> {
  const rows = await readRows(folder);
  return Promise.all(
    rows.map(async (row) => {
      const { family, page, kind, locale, source } = rowSchema.parse(row);
      const text = await readRowText(folder, row);
      const { url, recorded, file } = row;
      return { family, product: page, kind, locale, url, recorded, evidence: source, file, text };
    }),
  );
}

async function fetched(families: readonly FamilyId[], network: NetworkOptions): Promise<Read> {
  const wanted = PAGES.filter(([family]) => families.includes(family)).flatMap(([family, product, kind, name]) =>
    LOCALES.flatMap((locale) => {
      const urls = findSource(product, locale)?.candidates.map(({ url }) => beside(url, name)) ?? [];
      return urls.length === 0 ? [] : [{ family, product, kind, locale, urls }];
    }),
  );
  const { indexes } = await fetchIndexes(network, [...new Set(wanted.flatMap(({ urls }) => urls))]);
  const today = new Date((network.timing?.now ?? Date.now)()).toISOString().slice(0, 10);
  const read = wanted.map(({ urls, ...page }) => {
    const at = { family: page.family, product: page.product, locale: page.locale };
    const answers = urls.flatMap((url) => indexes.filter((answer) => answer.url === url));
    // The live site answers every unknown address with a shell.
    const answer = answers.find(({ text }) => readFilters(text).filters.length > 0);
    if (answer === undefined) return noData(at, urls);
    const url = readableUrl(answer.url);
    return { ...page, url, recorded: today, evidence: url, file: answer.url, text: answer.text };
  });
  return {
    recordings: read.filter((one) => "text" in one),
    problems: read.filter((one) => "check" in one),
  };
}

/** `…/error-code` → `…/<name>`, `errors_CN.md` → `<name>_CN.md`. */
function beside(url: string, name: string): string {
  return url.replace(/(?:error-code|errors)(?=(?:_CN)?(?:\.md)?$)/u, name);
}

function noData(at: Problem["at"], urls: readonly string[]): Problem {
  return {
    check: "filters-no-data",
    severity: "warning",
    at,
    message: `No address of the page about filters gave data: ${urls.join(", ")}.`,
    fix: "The last snapshot stays. If the page moved, correct PAGES in scripts/refresh/refresh-filters.ts.",
  };
}
