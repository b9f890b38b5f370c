import type { FamilyId, Locale, PartialLocalized, ProductId, SnapshotManifest, FamilySnapshot } from "../model.ts";
import type { Problem } from "../problem.ts";

/** Everything that can happen to a catalog. `levels.ts` says what each means for the version. */
export const CHANGE_KINDS = [
  "family-added",
  "family-dropped",
  "error-added",
  "error-retired",
  "error-returned",
  "error-renamed",
  "error-moved",
  "error-dropped",
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
  "section-changed",
  "table-added",
  "table-retired",
  "table-codes-changed",
  "product-added",
  "product-dropped",
  "page-added",
  "page-dropped",
  "page-moved",
  "page-unreachable",
  "page-gate-failed",
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Smallest first. */
export const LEVELS = ["none", "patch", "minor", "major"] as const;
export type Level = (typeof LEVELS)[number];

/** Which text of an entry a change is about. */
export type ChangedField = "message" | "explanation" | "note" | "title" | "entry";

/** One difference that a reviewer reads as one. */
export interface Change {
  readonly kind: ChangeKind;
  readonly level: Level;
  /** Null only for a page of no family. */
  readonly family: FamilyId | null;
  /** Null where the change is about a family, a section, a shared table or a page. */
  readonly code: number | null;
  readonly name: string | null;
  /** Text as it was; null where there was none. */
  readonly before: string | null;
  /** Text as it is; null where there is none. */
  readonly after: string | null;
  readonly field?: ChangedField;
  readonly locale?: Locale;
  /** The English text whose translation or explanation changed. */
  readonly message?: string;
  /** The code, or the id of the shared table, that a message came from or went to. */
  readonly movedFrom?: number | string;
  readonly movedTo?: number | string;
  /** Id of the shared table. */
  readonly table?: string;
  readonly product?: ProductId;
  /** Messages of an added, retired or returned code. */
  readonly messages?: readonly string[];
  /** How many entries a change of a family, a section, a table or a product touches. */
  readonly count?: number;
  /** Date since which a retired code or message is gone. */
  readonly retired?: string;
  /** The English text changed and its translation did not: it may be stale. */
  readonly translationUnchanged?: boolean;
  /** Deep links to the place on the page. */
  readonly docsUrl?: PartialLocalized;
}

/** What happened, before the table of levels has its say. */
export type ChangeDraft = Omit<Change, "level">;

export interface CatalogDiff {
  /** The highest level of all changes: what the next version must be. */
  readonly level: Level;
  readonly changes: readonly Change[];
}

export interface DiffSide {
  readonly snapshots: readonly FamilySnapshot[];
  readonly manifest?: SnapshotManifest | undefined;
  /** Pages that the run which made this side could not use. */
  readonly failures?: readonly PageFailure[] | undefined;
}

/** A page that could not be had or failed a gate. */
export interface PageFailure {
  readonly family: string;
  readonly product: string;
  readonly locale: Locale;
  readonly problems: readonly Problem[];
}
