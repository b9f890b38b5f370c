import type { FamilyId } from "../../result.ts";
import { type Catalog, entriesOf, type Language, type ListedEntry } from "../catalog/catalog.ts";
import type { Explanation } from "./block.ts";
import { explainEntries } from "./explain-entries.ts";
import type { Query } from "./read-query.ts";

export interface ExplainSettings {
  readonly family: FamilyId | null;
  readonly language: Language;
  /** The call that failed only reads. */
  readonly reads: boolean;
}

/** Explains a code or a name that the catalog has; null for everything else, which takes the parser to read. */
export function explainListed(catalog: Catalog, query: Query, settings: ExplainSettings): Explanation | null {
  if (query.kind === "text") return null;
  const entries = entriesOf(catalog, settings.family);
  const found = query.kind === "code" ? withCode(entries, query.code) : withName(entries, query.name);
  if (found.length === 0) return null;
  const blocks = explainEntries(catalog, found, settings.language, settings.reads);
  const asked = query.kind === "code" ? String(query.code) : query.name;
  return { query: asked, isKnown: true, blocks, more: 0, suggestions: [] };
}

/** `1021` is -1021 unless there is such a positive code. */
function withCode(entries: readonly ListedEntry[], code: number): readonly ListedEntry[] {
  const exact = entries.filter(({ entry }) => entry.code === code);
  return exact.length > 0 ? exact : entries.filter(({ entry }) => entry.code === -Math.abs(code));
}

function withName(entries: readonly ListedEntry[], name: string): readonly ListedEntry[] {
  const wanted = name.toUpperCase();
  return entries.filter(({ entry }) => entry.name.toUpperCase() === wanted);
}
