import type { ChangelogSnapshot } from "../changelog/changelog-snapshot.ts";
import type { FiltersSnapshot } from "../filters/model.ts";
import type {
  FamilyId,
  FamilySnapshot,
  Locale,
  PageRef,
  PartialLocalized,
  ProductId,
  SnapshotEntry,
  SnapshotManifest,
  SnapshotTable,
} from "../model.ts";
import { docsUrls } from "../overlays/apply-overlays.ts";
import type { Problem } from "../problem.ts";

/** All kinds of changes of a catalog. `LEVEL_RULES` has the version level of each. */
export const CHANGE_KINDS = [
  "family-added",
  "family-dropped",
  "error-added",
  "error-retired",
  "error-returned",
  "error-renamed",
  "error-moved",
  "error-sign-changed",
  "error-dropped",
  "error-aliases-changed",
  "message-added",
  "message-removed",
  "message-returned",
  "message-reworded",
  "message-moved",
  "message-dropped",
  "parameter-added",
  "parameter-removed",
  "explanation-changed",
  "translation-added",
  "translation-changed",
  "translation-removed",
  "punctuation-changed",
  "section-changed",
  "table-added",
  "table-retired",
  "table-codes-changed",
  "product-added",
  "product-dropped",
  "page-added",
  "page-dropped",
  "page-moved",
  "anchor-moved",
  "filter-changed",
  "announcement-changed",
  "layout-changed",
  "page-unreachable",
  "page-gate-failed",
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Smallest first. */
export const LEVELS = ["none", "patch", "minor", "major"] as const;
export type Level = (typeof LEVELS)[number];

/** Which text of an entry a change is about. */
export type ChangedField = "message" | "explanation" | "note" | "title" | "entry";

export interface ChangeDetail extends PartialLocalized {
  readonly field: "message" | "explanation" | "note";
}

/** One difference. */
export interface Change {
  readonly kind: ChangeKind;
  readonly level: Level;
  /** Null only for a page of no family. */
  readonly family: FamilyId | null;
  /** Null if the change is about a family, a section, a shared table or a page. */
  readonly code: number | null;
  readonly name: string | null;
  /** Old text; null if there was none. */
  readonly before: string | null;
  /** New text; null if there is none. */
  readonly after: string | null;
  readonly field?: ChangedField;
  readonly locale?: Locale;
  /** The English text whose translation or explanation changed. */
  readonly message?: string;
  /** The code, or the id of the shared table, that a message moved from or to. */
  readonly movedFrom?: number | string;
  readonly movedTo?: number | string;
  /** Id of the shared table. */
  readonly table?: string;
  readonly product?: ProductId;
  /** Products whose pages show the change, if other pages with the same text do not yet. */
  readonly products?: readonly ProductId[];
  /** Number of pages that share the text, if `products` are fewer. */
  readonly of?: number;
  /** Messages of an added, retired or returned code. */
  readonly messages?: readonly string[];
  /** All texts of a new code or message, or of a message that went: both languages side by side. */
  readonly details?: readonly ChangeDetail[];
  /** Number of entries affected by a change of a family, a section, a table or a product. */
  readonly count?: number;
  /** Date since which the pages lack a retired code or message. */
  readonly retired?: string;
  /** The English text changed and its translation did not: it may be stale. */
  readonly translationUnchanged?: boolean;
  /** Deep links to the page. */
  readonly docsUrl?: PartialLocalized;
}

/** A change without its level. */
export type ChangeDraft = Omit<Change, "level">;

export interface CatalogDiff {
  /** The highest level of all changes: the level of the next version. */
  readonly level: Level;
  readonly changes: readonly Change[];
}

export interface DiffSide {
  readonly snapshots: readonly FamilySnapshot[];
  readonly manifest?: SnapshotManifest | undefined;
  /** Rules of filters; undefined if this side has none. */
  readonly filters?: FiltersSnapshot | null | undefined;
  /** Announcements of the change log; undefined if this side has none. */
  readonly changelog?: ChangelogSnapshot | null | undefined;
  /** Pages that could not be used in the run that made this side. */
  readonly failures?: readonly PageFailure[] | undefined;
}

/** A page that could not be fetched or failed a gate. */
export interface PageFailure {
  readonly family: string;
  readonly product: string;
  readonly locale: Locale;
  readonly problems: readonly Problem[];
}

/** Location of a text: under a code, or in a table that several codes share. */
export interface Place {
  /** The code, or the id of the table. */
  readonly key: number | string;
  /** A change at this location, without texts before and after. */
  readonly draft: (kind: ChangeKind) => ChangeDraft;
  /** The Chinese page gained or lost the code as a whole: its single texts are not separate changes. */
  readonly wholeTranslation: boolean;
}

export function entryPlace(
  family: FamilyId,
  entry: SnapshotEntry,
  pages: readonly PageRef[],
  options: { readonly wholeTranslation?: boolean } = {},
): Place {
  return {
    key: entry.code,
    wholeTranslation: options.wholeTranslation ?? false,
    draft: (kind) => ({
      kind,
      family,
      code: entry.code,
      name: entry.name,
      before: null,
      after: null,
      docsUrl: docsUrls(pages, family, entry.products, entry.anchor),
    }),
  };
}

export function tablePlace(family: FamilyId, table: SnapshotTable, pages: readonly PageRef[]): Place {
  const products = pages.filter((page) => page.family === family).map(({ product }) => product);
  return {
    key: table.id,
    wholeTranslation: false,
    draft: (kind) => ({
      kind,
      family,
      code: null,
      name: null,
      table: table.id,
      before: null,
      after: null,
      docsUrl: docsUrls(pages, family, products, table.anchor),
    }),
  };
}

export interface LevelRule {
  readonly level: Level;
  /** For VERSIONING.md: why the change has this level. */
  readonly why: string;
}

/** The published table of version levels. VERSIONING.md shows the same; a test compares them. */
export const LEVEL_RULES: Readonly<Record<ChangeKind, LevelRule>> = {
  "family-added": { level: "minor", why: "A new enum and subpath." },
  "family-dropped": { level: "major", why: "Its subpath is gone: imports fail." },
  "error-added": { level: "minor", why: "A new enum member." },
  "error-retired": { level: "minor", why: "The member stays and becomes `@deprecated`, with the date." },
  "error-returned": { level: "minor", why: "The member is no longer `@deprecated`." },
  "error-renamed": { level: "major", why: "The member has another name: code that uses the old one does not compile." },
  "error-moved": { level: "major", why: "The name has another number." },
  "error-sign-changed": {
    level: "minor",
    why: "The page writes the code with the other sign: it is found under both.",
  },
  "error-dropped": { level: "major", why: "A retired member was removed from the snapshot and the enum." },
  "error-aliases-changed": { level: "minor", why: "The error is found under one number more or less." },
  "message-added": { level: "minor", why: "A new message id and pattern." },
  "message-removed": {
    level: "minor",
    why: "The pattern stays, marked retired: the API sends old wordings for years.",
  },
  "message-returned": { level: "minor", why: "The pattern is no longer marked retired." },
  "message-reworded": { level: "minor", why: "A new message id and pattern; the old wording stays, marked retired." },
  "message-moved": { level: "minor", why: "A new pattern under one code, a retired one under the other." },
  "message-dropped": { level: "major", why: "A retired wording was removed from the snapshot, with its pattern." },
  "parameter-added": { level: "minor", why: "The message has one more typed parameter." },
  "parameter-removed": { level: "major", why: "The new wording lacks the parameter that code may read." },
  "explanation-changed": { level: "patch", why: "Documentation only." },
  "translation-added": { level: "patch", why: "Texts only." },
  "translation-changed": { level: "patch", why: "Texts only." },
  "translation-removed": { level: "patch", why: "Texts only; the English text is used instead." },
  "punctuation-changed": { level: "patch", why: "Only punctuation, quotes or spaces of a text." },
  "section-changed": { level: "patch", why: "Documentation only." },
  "table-added": { level: "minor", why: "New message ids and patterns." },
  "table-retired": { level: "minor", why: "Its patterns stay, marked retired." },
  "table-codes-changed": { level: "minor", why: "The same messages are found under other codes." },
  "product-added": { level: "minor", why: "One more product lists the code." },
  "product-dropped": { level: "minor", why: "One product less lists the code; the code stays." },
  "page-added": { level: "patch", why: "The data has one more page as a source." },
  "page-dropped": { level: "patch", why: "The data has one page less as a source; the data stays." },
  "page-moved": { level: "patch", why: "Documentation links only." },
  "anchor-moved": { level: "patch", why: "Documentation links only." },
  "filter-changed": { level: "minor", why: "`binance-errors/filters` checks orders by other rules." },
  "announcement-changed": { level: "patch", why: "Dates that Binance's change log announces." },
  "layout-changed": { level: "none", why: "Only spacing, order or dates." },
  "page-unreachable": { level: "none", why: "The last snapshot stays." },
  "page-gate-failed": { level: "none", why: "The last snapshot stays." },
};

export function levelOf(kind: ChangeKind): Level {
  return LEVEL_RULES[kind].level;
}

/** The higher of two levels. */
export function higherLevel(left: Level, right: Level): Level {
  return LEVELS.indexOf(left) >= LEVELS.indexOf(right) ? left : right;
}
