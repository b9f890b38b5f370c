import type { Catalog, Family, MessageTemplate } from "../catalog-model.ts";
import {
  type FamilySnapshot,
  type Locale,
  type PageRef,
  type PartialLocalized,
  SCHEMA_VERSION,
  type SnapshotEntry,
  type SnapshotManifest,
} from "../model.ts";
import type { Problem } from "../problem.ts";
import { familyRecord } from "../families.ts";
import { markDoubtful } from "../catalog/doubtful.ts";
import { uniqueIds } from "../template.ts";
import type { ChangelogSnapshot } from "../changelog/changelog-snapshot.ts";
import { AdviceBook } from "./advice.ts";
import { checkCommon } from "./common.ts";
import { CodeDates, announcedOnly } from "./dates.ts";
import { assignRoles } from "./ledger.ts";
import { TableLender } from "./lend-tables.ts";
import { nameEntries } from "./names.ts";
import { ObservedTexts, type UnadvisedEntry } from "./observed.ts";
import { TemplateResolver } from "./parameters.ts";
import type { Overlays } from "./schemas.ts";

export interface OverlaidCatalog {
  readonly catalog: Catalog;
  readonly problems: readonly Problem[];
}

/**
 * Applies the overlays to the snapshots: roles, names, parameters, observed texts and advice, in this order. Every
 * overlay record must still match and change something.
 */
export function applyOverlays(
  snapshots: readonly FamilySnapshot[],
  manifest: SnapshotManifest,
  overlays: Overlays,
  changelog: ChangelogSnapshot | null = null,
): OverlaidCatalog {
  const dates = new CodeDates(overlays.dates, changelog);
  const roles = assignRoles(snapshots, overlays.roles);
  const resolver = new TemplateResolver(overlays.parameters);
  const observed = new ObservedTexts(overlays.observed, resolver);
  const lender = new TableLender(overlays.observed.tables ?? [], snapshots, resolver);
  const book = new AdviceBook(overlays.advice, (text) => resolver.wordingsOf(text));
  const built = roles.snapshots.map((snapshot) =>
    buildFamily(snapshot, manifest, overlays, { resolver, observed, lender, book, dates }),
  );
  const families = [...markDoubtful(built.map(({ family }) => family))];
  return {
    catalog: {
      schemaVersion: SCHEMA_VERSION,
      advice: [...book.advice],
      families,
      ...(overlays.common === undefined ? {} : { common: overlays.common }),
    },
    problems: [
      ...roles.problems,
      ...built.flatMap(({ problems }) => problems),
      ...resolver.problems(),
      ...observed.problems(),
      ...lender.problems(),
      ...book.problems(),
      ...dates.problems(),
      ...(changelog === null ? [] : announcedOnly(changelog, families)),
      ...checkCommon(families, overlays.common ?? []),
    ],
  };
}

/** One applier per overlay, run for one family after the other. */
interface Curators {
  readonly resolver: TemplateResolver;
  readonly observed: ObservedTexts;
  readonly lender: TableLender;
  readonly book: AdviceBook;
  readonly dates: CodeDates;
}

function buildFamily(
  snapshot: FamilySnapshot,
  manifest: SnapshotManifest,
  overlays: Overlays,
  { resolver, observed, lender, book, dates }: Curators,
): { readonly family: Family; readonly problems: readonly Problem[] } {
  const { names, problems } = nameEntries(snapshot, overlays.names);
  const pages = manifest.pages.filter(({ family }) => family === snapshot.family);
  const tables = buildTables(snapshot, pages, resolver, lender);
  const shared = (code: number): readonly MessageTemplate[] =>
    tables.filter(({ codes }) => codes.includes(code)).flatMap(({ messages }) => messages);
  const documented = snapshot.entries.map((entry) => buildEntry(snapshot, entry, names, pages, resolver, tables));
  const firstSeen = new Map(snapshot.entries.map((entry) => [names.get(entry), entry.since]));
  const entries = observed
    .addTo(snapshot, documented, tables)
    .map((entry) => withUniqueIds(entry, shared(entry.code)))
    .map((entry) => {
      const since = dates.of(snapshot.family, {
        code: entry.code,
        name: entry.name,
        firstSeen: firstSeen.get(entry.name),
        page: entry.docsUrl.en,
      });
      return since === undefined ? entry : { ...entry, since };
    });
  const { basePath, title } = familyRecord(snapshot.family);
  const family: Family = {
    id: snapshot.family,
    basePath,
    title,
    pages,
    errors: entries.map((entry) => book.entry(snapshot.family, entry)),
    tables: tables.map((table) => book.table(snapshot.family, table)),
  };
  return { family, problems };
}

function buildEntry(
  snapshot: FamilySnapshot,
  entry: SnapshotEntry,
  names: ReadonlyMap<SnapshotEntry, string>,
  pages: readonly PageRef[],
  resolver: TemplateResolver,
  tables: Family["tables"],
): UnadvisedEntry {
  const { code, aliases, title, section, products, notes, retired } = entry;
  const name = names.get(entry);
  if (name === undefined) throw new Error(`Entry ${String(code)} of ${snapshot.family} was given no name.`);
  return {
    code,
    ...(aliases === undefined ? {} : { aliases }),
    name,
    title,
    section,
    products,
    messages: entry.messages.flatMap((message) => resolver.documented(message, { family: snapshot.family, code })),
    tables: tables.filter(({ codes }) => codes.includes(code)).map(({ id }) => id),
    notes,
    docsUrl: docsUrls(pages, snapshot.family, products, entry.anchor),
    origin: retired === undefined ? "documented" : "retired",
    ...(retired === undefined ? {} : { retired }),
  };
}

function buildTables(
  snapshot: FamilySnapshot,
  pages: readonly PageRef[],
  resolver: TemplateResolver,
  lender: TableLender,
): Family["tables"] {
  const products = [...new Set(pages.map(({ product }) => product))];
  const own = snapshot.tables.map(({ id, title, anchor, codes, messages, notes }) => ({
    id,
    title,
    codes,
    messages: messages.flatMap((message) =>
      resolver.documented(message, { family: snapshot.family, anchor: anchor.en }),
    ),
    notes,
    docsUrl: docsUrls(pages, snapshot.family, products, anchor),
  }));
  const tables = lender.lend(snapshot.family, own);
  const ids = uniqueIds(tables.flatMap(({ messages }) => messages.map(({ id }) => id)));
  let next = 0;
  return tables.map((table) => ({
    ...table,
    messages: table.messages.map((message) => ({ ...message, id: ids[next++] ?? message.id })),
  }));
}

/** Ids are unique among all messages of one code: its own and those of shared tables. */
function withUniqueIds(entry: UnadvisedEntry, shared: readonly MessageTemplate[]): UnadvisedEntry {
  const ids = uniqueIds([...shared, ...entry.messages].map(({ id }) => id)).slice(shared.length);
  return { ...entry, messages: entry.messages.map((message, index) => ({ ...message, id: ids[index] ?? message.id })) };
}

/** The page's URL for people with the entry's anchor, in each language. */
export function docsUrls(
  pages: readonly PageRef[],
  family: FamilySnapshot["family"],
  products: readonly string[],
  anchor: PartialLocalized,
): PartialLocalized {
  const urls: { [locale in Locale]?: string } = {};
  for (const locale of ["en", "zh-CN"] as const) {
    const page = products
      .map((product) => pages.find((ref) => ref.family === family && ref.product === product && ref.locale === locale))
      .find((ref) => ref !== undefined);
    if (page === undefined) continue;
    const fragment = anchor[locale];
    urls[locale] =
      fragment === undefined ? readableUrl(page.url) : `${readableUrl(page.url)}#${encodeFragment(fragment)}`;
  }
  return urls;
}

/** Turns the fetched URL into the URL for people: no Markdown twin, no raw file, no pinned commit. */
export function readableUrl(url: string): string {
  return url
    .replace(/^https:\/\/raw\.githubusercontent\.com\/([^/]+)\/([^/]+)\//u, "https://github.com/$1/$2/blob/")
    .replace(/^(https:\/\/github\.com\/[^/]+\/[^/]+\/blob\/)[0-9a-f]{40}\//u, "$1master/")
    .replace(/^(https:\/\/developers\.binance\.com\/.+)\.md$/u, "$1");
}

function encodeFragment(fragment: string): string {
  return encodeURIComponent(fragment.replace(/\p{Cs}/gu, "\ufffd"));
}
