import { docsUrls } from "../overlays/docs-url.ts";
import type { FamilyId, PageRef, SnapshotEntry, SnapshotTable } from "../model.ts";
import type { ChangeDraft, ChangeKind } from "./change.ts";

/** Where a text stands: under a code, or in a table that several codes share. */
export interface Place {
  /** The code, or the id of the table. */
  readonly key: number | string;
  /** A change of this place with nothing before and nothing after. */
  readonly draft: (kind: ChangeKind) => ChangeDraft;
  /** The Chinese page gained or lost the code as a whole: its single texts are no changes of their own. */
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
