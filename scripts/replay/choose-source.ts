import type { Recording, ReplaySource } from "../../generator/diff/history.ts";
import { FAMILY_IDS } from "../../generator/model.ts";
import type { ParsedPage } from "../../generator/parse/parsed-page.ts";
import { findSource } from "../../generator/sources.ts";
import { InputError } from "../cli.ts";

/** Minimum share of recordings of one page: gates stop single stray ones, a mixture is an error. */
const MAJORITY = 0.7;

/** The page of the recordings. */
export function chooseSource(recordings: readonly Recording[], folder: string): ReplaySource {
  const pages = recordings.flatMap(({ page }) => (page === null || page.entries.length === 0 ? [] : [page]));
  const counts = new Map<string, { page: ParsedPage; count: number }>();
  for (const page of pages) {
    const key = describe(page);
    counts.set(key, { page, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const [mostCommon] = [...counts.values()].toSorted((a, b) => b.count - a.count);
  if (mostCommon === undefined) {
    throw new InputError(
      `No recording in ${folder} has a list of error codes.`,
      "Name a folder of recorded error pages.",
    );
  }
  if (mostCommon.count < pages.length * MAJORITY) {
    const found = [...counts].map(([key, { count }]) => `${key} (${String(count)})`).join(", ");
    throw new InputError(
      `${folder} mixes recordings of several pages: ${found}.`,
      "Choose one with --product and --locale, or sort them into folders.",
    );
  }
  return sourceOf(mostCommon.page);
}

function describe({ family, product, locale }: ParsedPage): string {
  return `${family ?? "unknown family"} ${product ?? "unknown product"} ${locale}`;
}

function sourceOf(page: ParsedPage): ReplaySource {
  const family = FAMILY_IDS.find((id) => id === page.family);
  if (family === undefined) {
    throw new InputError(
      page.family === null
        ? "The recordings do not say which family they list."
        : `${page.family} has no snapshots, so nothing can be replayed.`,
      `Replay recordings of ${FAMILY_IDS.join(", ")}.`,
    );
  }
  const product = page.product ?? family;
  const known = findSource(product, page.locale);
  if (known !== undefined) return { ...known, family };
  return { family, product, locale: page.locale, candidates: [], floor: 1, snapshot: true };
}
