import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type ChangelogPage,
  type ChangelogSnapshot,
  joinChangelogs,
} from "../../generator/changelog/changelog-snapshot.ts";
import { parseChangelog } from "../../generator/changelog/parse-changelog.ts";
import { LOCALES, type Locale } from "../../generator/model.ts";
import { readableUrl } from "../../generator/overlays/apply-overlays.ts";
import { isError, type Problem } from "../../generator/problem.ts";
import type { NetworkOptions } from "../fetch/fetch-address.ts";
import { fetchIndexes } from "../fetch/fetch-indexes.ts";
import { MANIFEST_FILE, readRows, readRowText, recordingsFolder } from "../recorded/manifest.ts";

/** The only parsed change-log, in both languages; other change-logs are cited in overlays/dates.json. */
const URLS: Readonly<Record<Locale, string>> = {
  en: "https://raw.githubusercontent.com/binance/binance-spot-api-docs/master/CHANGELOG.md",
  "zh-CN": "https://raw.githubusercontent.com/binance/binance-spot-api-docs/master/CHANGELOG_CN.md",
};

export interface ReadChangelogs {
  /** The last snapshot if the page gave no data, or fewer events. */
  readonly changelog: ChangelogSnapshot | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads spot's change-log, recorded beside the pages or fetched. If a page lacks known events, the last snapshot stays.
 */
export async function readChangelogs(
  from: string | undefined,
  network: NetworkOptions,
  previous: ChangelogSnapshot | null,
): Promise<ReadChangelogs> {
  const recordings = recordingsFolder(from);
  const texts = recordings === undefined ? await fetched(network) : await recorded(recordings);
  const read = texts.map(({ locale, text }) => ({
    locale,
    url: readableUrl(URLS[locale]),
    parsed: parseChangelog(text, { url: URLS[locale] }),
  }));
  const problems = read.flatMap(({ parsed }) => parsed.problems);
  const pages: readonly ChangelogPage[] = read.filter(({ parsed }) => !parsed.problems.some(isError));
  if (!pages.some(({ locale }) => locale === "en")) return { changelog: previous, problems };
  const changelog = joinChangelogs("spot", pages);
  const lost =
    previous === null
      ? 0
      : previous.events.filter(
          (event) => !changelog.events.some((other) => other.date === event.date && other.kind === event.kind),
        ).length;
  if (previous !== null && lost > previous.events.length / 10) {
    return { changelog: previous, problems: [...problems, shrunk(lost, previous.events.length)] };
  }
  // An announcement about something else moves only the day of the newest one.
  const isSame = JSON.stringify(previous?.events) === JSON.stringify(changelog.events);
  return { changelog: isSame ? previous : changelog, problems };
}

interface Text {
  readonly locale: Locale;
  readonly text: string;
}

/** The newest recordings of a folder `changelog` beside the pages. */
async function recorded(from: string): Promise<readonly Text[]> {
  const folder = join(from, "..", "changelog");
  if (!existsSync(join(folder, MANIFEST_FILE))) return [];
  const rows = await readRows(folder);
  const texts = LOCALES.map(async (locale) => {
    const own = rows.filter((row) => row.product === "spot" && row["kind"] === "changelog" && row.locale === locale);
    const newest = own.toSorted((a, b) => (a.recorded < b.recorded ? 1 : -1))[0];
    return newest === undefined ? [] : [{ locale, text: await readRowText(folder, newest) }];
  });
  return (await Promise.all(texts)).flat();
}

async function fetched(network: NetworkOptions): Promise<readonly Text[]> {
  const { indexes } = await fetchIndexes(
    network,
    LOCALES.map((locale) => URLS[locale]),
  );
  return LOCALES.flatMap((locale) =>
    indexes.filter(({ url }) => url === URLS[locale]).map(({ text }) => ({ locale, text })),
  );
}

function shrunk(lost: number, known: number): Problem {
  return {
    check: "changelog-shrunk",
    severity: "warning",
    at: { family: "spot", url: URLS.en },
    message: `The change-log lacks ${String(lost)} of ${String(known)} known events: the last snapshot stays.`,
    fix: "Read the page: it was cut, or another page answers at its address.",
  };
}
