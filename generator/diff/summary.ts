import { CHANGE_KINDS, type CatalogDiff, type ChangeKind, type Level, LEVEL_RULES } from "./change.ts";
import type { LanguageFinding } from "./languages.ts";

export type Counted = readonly [one: string, many: string, done: string];

export const WORDS: Readonly<Record<ChangeKind, Counted>> = {
  "family-added": ["family", "families", "added"],
  "family-dropped": ["family", "families", "dropped"],
  "error-added": ["code", "codes", "added"],
  "error-retired": ["code", "codes", "retired"],
  "error-returned": ["code", "codes", "returned"],
  "error-renamed": ["code", "codes", "renamed"],
  "error-moved": ["code", "codes", "renumbered"],
  "error-sign-changed": ["code", "codes", "written with the other sign"],
  "error-dropped": ["retired code", "retired codes", "dropped"],
  "error-aliases-changed": ["code", "codes", "with other aliases"],
  "message-added": ["message", "messages", "added"],
  "message-removed": ["message", "messages", "removed"],
  "message-returned": ["message", "messages", "returned"],
  "message-reworded": ["message", "messages", "reworded"],
  "message-moved": ["message", "messages", "moved to another code"],
  "message-dropped": ["retired wording", "retired wordings", "dropped"],
  "parameter-added": ["message", "messages", "given a parameter more"],
  "parameter-removed": ["message", "messages", "given a parameter less"],
  "explanation-changed": ["explanation", "explanations", "changed"],
  "translation-added": ["Chinese translation", "Chinese translations", "added"],
  "translation-changed": ["Chinese translation", "Chinese translations", "changed"],
  "translation-removed": ["Chinese translation", "Chinese translations", "removed"],
  "punctuation-changed": ["text", "texts", "changed in punctuation only"],
  "section-changed": ["section", "sections", "changed"],
  "table-added": ["table", "tables", "added"],
  "table-retired": ["table", "tables", "retired"],
  "table-codes-changed": ["table", "tables", "with other codes"],
  "product-added": ["product", "products", "added"],
  "product-dropped": ["product", "products", "dropped"],
  "page-added": ["page", "pages", "added"],
  "page-dropped": ["page", "pages", "dropped"],
  "page-moved": ["page", "pages", "moved"],
  "anchor-moved": ["link", "links", "moved"],
  "filter-changed": ["filter", "filters", "changed"],
  "announcement-changed": ["change log", "change logs", "with other announcements"],
  "layout-changed": ["family", "families", "changed in layout only"],
  "page-unreachable": ["page", "pages", "unreachable"],
  "page-gate-failed": ["page", "pages", "stopped by a gate"],
};

const RELEASE: Readonly<Record<Level, string>> = {
  none: "no release",
  patch: "patch release",
  minor: "minor release",
  major: "major release",
};

/** `2 codes added, 1 message reworded, 1 Chinese translation missing — minor release`: the whole diff in one line. */
export function summariseDiff(
  diff: CatalogDiff,
  newFindings: readonly LanguageFinding[] = [],
  level: Level = diff.level,
): string {
  const counts = new Map<ChangeKind, number>();
  for (const { kind } of diff.changes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const parts = CHANGE_KINDS.flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [countWords(count, WORDS[kind])];
  });
  const missing = newFindings.filter(({ kind }) => kind === "missing-code" || kind === "missing-translation").length;
  const doubtful = newFindings.length - missing;
  if (missing > 0) parts.push(countWords(missing, ["Chinese translation", "Chinese translations", "missing"]));
  if (doubtful > 0) parts.push(countWords(doubtful, ["Chinese text", "Chinese texts", "to check"]));
  return `${parts.length === 0 ? "No change" : parts.join(", ")} — ${RELEASE[level]}`;
}

export function countWords(count: number, [one, many, done]: Counted): string {
  return `${String(count)} ${count === 1 ? one : many} ${done}`;
}

/** The table of VERSIONING.md. */
export function formatLevelTable(): string {
  const rows = Object.entries(LEVEL_RULES).map(([kind, { level, why }]) => `| \`${kind}\` | ${level} | ${why} |`);
  return ["| change | version | why |", "| --- | --- | --- |", ...rows].join("\n");
}
