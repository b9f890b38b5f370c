import { lookup } from "../../src/index.ts";
import type { BinanceErrorInfo, ErrorDescription, FamilyId } from "../../src/index.ts";

/** One meaning, and all the families where it holds. */
export interface Meaning {
  readonly code: number;
  readonly name: string;
  readonly adviceId: string;
  readonly entries: readonly ErrorDescription[];
}

/** Entries grouped by what they mean: code, name, and what to do. */
export function groupMeanings(entries: readonly ErrorDescription[]): readonly Meaning[] {
  const groups = new Map<string, ErrorDescription[]>();
  for (const entry of entries) {
    const key = `${String(entry.code)} ${entry.name} ${entry.advice.id}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()].flatMap((group) => {
    const first = group[0];
    return first === undefined
      ? []
      : [{ code: first.code, name: first.name, adviceId: first.advice.id, entries: group }];
  });
}

/** The entries that an error may be: of its family, or of all that are still possible. */
export function entriesOf(error: BinanceErrorInfo): readonly ErrorDescription[] {
  const code = error.code ?? error.template?.code;
  if (code === undefined) return [];
  const families = error.family === null ? error.candidates : [error.family];
  return families.flatMap((family) => {
    const entries = lookup(code, family);
    const named = entries.filter(({ name }) => name === error.name);
    return named.length > 0 ? named : entries;
  });
}

/** Where an entry stands on the site, below the language's root. The same anchors as build/index-catalog.ts. */
export function entryPath(family: FamilyId, code: number, name: string): string {
  const isAlone = lookup(code, family).length < 2;
  return `${family}/#${isAlone ? String(code) : `${String(code)}-${name}`}`;
}
