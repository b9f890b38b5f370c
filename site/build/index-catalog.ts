import type { Advice, Catalog, ErrorEntry, Family } from "./catalog.ts";

export interface Meaning {
  readonly family: Family;
  readonly entry: ErrorEntry;
}

/** Look-ups over the whole catalog that many pages need. */
export interface CatalogIndex {
  readonly catalog: Catalog;
  readonly advice: ReadonlyMap<string, Advice>;
  /** All entries of all families by code. */
  readonly byCode: ReadonlyMap<number, readonly Meaning[]>;
}

export function indexCatalog(catalog: Catalog): CatalogIndex {
  const byCode = new Map<number, Meaning[]>();
  for (const family of catalog.families) {
    for (const entry of family.errors) {
      const meanings = byCode.get(entry.code);
      if (meanings === undefined) byCode.set(entry.code, [{ family, entry }]);
      else meanings.push({ family, entry });
    }
  }
  return { catalog, advice: new Map(catalog.advice.map((advice) => [advice.id, advice])), byCode };
}

export function meaningsOf(index: CatalogIndex, code: number): readonly Meaning[] {
  const meanings = index.byCode.get(code);
  if (meanings === undefined) throw new Error(`No family has an entry for ${String(code)}`);
  return meanings;
}

export function adviceOf(index: CatalogIndex, id: string): Advice {
  const advice = index.advice.get(id);
  if (advice === undefined) throw new Error(`The catalog refers to the advice "${id}", which it lacks`);
  return advice;
}

/** Whether two families disagree on the names of a code. Two entries within one family are no conflict. */
export function isConflict(meanings: readonly Meaning[]): boolean {
  const names = new Map<string, string[]>();
  for (const { family, entry } of meanings) names.set(family.id, [...(names.get(family.id) ?? []), entry.name]);
  return new Set([...names.values()].map((same) => same.toSorted().join(" "))).size > 1;
}

/** Codes in the order of the pages: -1000, -1001, … and then the few that are not negative, ascending. */
export function compareCodes(left: number, right: number): number {
  if (left < 0 !== right < 0) return left < 0 ? -1 : 1;
  return left < 0 ? right - left : left - right;
}

/**
 * All anchors of an entry, the one to link to last: `-1021`, or `-1108-BAD_ASSET` where the family has two entries
 * under one code, the first of which has the plain `-1108` as well. The same as in generated/docs.
 */
export function entryAnchors(family: Family, { code, name }: ErrorEntry): readonly string[] {
  const same = family.errors.filter((entry) => entry.code === code);
  if (same.length === 1) return [String(code)];
  return same[0]?.name === name ? [String(code), `${String(code)}-${name}`] : [`${String(code)}-${name}`];
}

export function entryAnchor(family: Family, entry: ErrorEntry): string {
  return entryAnchors(family, entry).at(-1) ?? String(entry.code);
}
