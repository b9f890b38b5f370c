import type { ChangeKind, Level } from "./change.ts";
import { LEVELS } from "./change.ts";

export interface LevelRule {
  readonly level: Level;
  /** For VERSIONING.md: why a user of the package is touched that much. */
  readonly why: string;
}

/** The published table: what each kind of change means for the version. VERSIONING.md shows the same, and a test compares. */
export const LEVEL_RULES: Readonly<Record<ChangeKind, LevelRule>> = {
  "family-added": { level: "minor", why: "A new enum and subpath." },
  "family-dropped": { level: "major", why: "Its subpath is gone: imports fail." },
  "error-added": { level: "minor", why: "A new enum member." },
  "error-retired": { level: "minor", why: "The member stays and becomes `@deprecated`, with the date." },
  "error-returned": { level: "minor", why: "The member is no longer `@deprecated`." },
  "error-renamed": { level: "major", why: "The member has another name: code that uses the old one does not compile." },
  "error-moved": { level: "major", why: "The name stands for another number." },
  "error-dropped": { level: "major", why: "A retired member was taken out of the snapshot: it is gone from the enum." },
  "message-added": { level: "minor", why: "A new message id and pattern." },
  "message-removed": {
    level: "minor",
    why: "The pattern stays, marked retired: old wordings are on the wire for years.",
  },
  "message-returned": { level: "minor", why: "The pattern is no longer marked retired." },
  "message-reworded": { level: "minor", why: "A new message id and pattern; the old wording stays, marked retired." },
  "message-moved": { level: "minor", why: "A new pattern under one code, a retired one under the other." },
  "message-dropped": { level: "major", why: "A retired wording was taken out of the snapshot: its pattern is gone." },
  "parameter-added": { level: "minor", why: "The message has one more typed parameter." },
  "parameter-removed": { level: "major", why: "Code that reads the parameter finds none in the new wording." },
  "explanation-changed": { level: "patch", why: "Documentation only." },
  "translation-added": { level: "patch", why: "Texts only." },
  "translation-changed": { level: "patch", why: "Texts only." },
  "translation-removed": { level: "patch", why: "Texts only; the English text stands in." },
  "section-changed": { level: "patch", why: "Documentation only." },
  "table-added": { level: "minor", why: "New message ids and patterns." },
  "table-retired": { level: "minor", why: "Its patterns stay, marked retired." },
  "table-codes-changed": { level: "minor", why: "The same messages are found under other codes." },
  "product-added": { level: "minor", why: "One more product lists the code." },
  "product-dropped": { level: "minor", why: "One product fewer lists the code; the code stays." },
  "page-added": { level: "patch", why: "One more page stands behind the data." },
  "page-dropped": { level: "patch", why: "One page fewer stands behind the data; the data stays." },
  "page-moved": { level: "patch", why: "Documentation links only." },
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

/** The table of VERSIONING.md. */
export function formatLevelTable(): string {
  const rows = Object.entries(LEVEL_RULES).map(([kind, { level, why }]) => `| \`${kind}\` | ${level} | ${why} |`);
  return ["| change | version | why |", "| --- | --- | --- |", ...rows].join("\n");
}
