import { type Change, type ChangeKind, LEVEL_RULES, type Level } from "../diff/change.ts";
import { escapePr } from "../diff/render-change.ts";
import { cut } from "../text.ts";

/** Parts of a release in listing order, each with its minimum version level. */
export const PARTS = {
  Breaking: "major",
  Added: "minor",
  Deprecated: "minor",
  Changed: "minor",
  Fixed: "patch",
  Documentation: "patch",
} as const satisfies Record<string, Level>;
export type Part = keyof typeof PARTS;
export const PART_NAMES: readonly Part[] = ["Breaking", "Added", "Deprecated", "Changed", "Fixed", "Documentation"];

/** The lines of a release by part. A line is a list item with its indented lines. */
export type ReleaseParts = Readonly<Partial<Record<Part, readonly string[]>>>;

export interface Changelog {
  /** Text before the first release. */
  readonly head: string;
  /** Hand-written lines since the last release. */
  readonly unreleased: ReleaseParts;
  /** The releases, newest first, verbatim. */
  readonly releases: readonly { readonly version: string; readonly text: string }[];
  /** Headings and lines under "Unreleased" that are in no part. */
  readonly strays: readonly string[];
}

const UNRELEASED = "Unreleased";

export function parseChangelog(text: string): Changelog {
  const [head = "", ...sections] = `\n${text.replaceAll("\r\n", "\n")}`.split(/\n(?=## )/u);
  const titled = sections.map((section) => ({ title: titleOf(section), text: section }));
  const waiting = titled.filter(({ title }) => title === UNRELEASED).map((section) => readParts(section.text));
  return {
    head: head.trim(),
    unreleased: mergeParts(...waiting.map(({ parts }) => parts)),
    releases: titled
      .filter(({ title }) => title !== UNRELEASED)
      .map((section) => ({ version: section.title, text: section.text.trim() })),
    strays: waiting.flatMap(({ strays }) => strays),
  };
}

/** The changelog with a new release on top and an empty "Unreleased". */
export function addRelease(changelog: Changelog, version: string, date: string, parts: ReleaseParts): string {
  const entry = `## ${version} (${date})\n\n${formatParts(parts)}`;
  const sections = [changelog.head, `## ${UNRELEASED}`, entry.trim(), ...changelog.releases.map(({ text }) => text)];
  return `${sections.join("\n\n")}\n`;
}

/** The parts in their order, as the text of a release. */
export function formatParts(parts: ReleaseParts): string {
  const texts = PART_NAMES.flatMap((part) => {
    const lines = parts[part];
    return lines === undefined || lines.length === 0 ? [] : [`### ${part}\n\n${lines.join("\n")}\n`];
  });
  return texts.join("\n");
}

export function mergeParts(...all: readonly ReleaseParts[]): ReleaseParts {
  const merged = PART_NAMES.map((part) => [part, all.flatMap((parts) => parts[part] ?? [])] as const);
  return Object.fromEntries(merged.filter(([, lines]) => lines.length > 0));
}

/** `0.2.0 (2026-11-24)` and `[0.2.0] - 2026-11-24` are both release 0.2.0. */
function titleOf(section: string): string {
  const title = /^## +\[?([^\s\]]+)/u.exec(section)?.[1];
  return title ?? "";
}

function readParts(section: string): { readonly parts: ReleaseParts; readonly strays: readonly string[] } {
  const [intro = "", ...rest] = section.split(/^(?=### )/mu);
  const strays = [...contentLines(intro)];
  const parts = rest.map((text): ReleaseParts => {
    const title = /^### +(.*)$/mu.exec(text)?.[1]?.trim();
    const part = PART_NAMES.find((name) => name === title);
    if (part !== undefined) return { [part]: contentLines(text) };
    strays.push(`### ${title ?? ""}`);
    return {};
  });
  return { parts: mergeParts(...parts), strays };
}

function contentLines(text: string): readonly string[] {
  return text
    .split("\n")
    .slice(1)
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
}

/** The changelog's words for a change, and their part. Null: the change does not affect a release. */
const KINDS: Readonly<Record<ChangeKind, readonly [Exclude<Part, "Breaking" | "Fixed">, string] | null>> = {
  "family-added": ["Added", "new family"],
  "family-dropped": ["Changed", "family dropped"],
  "error-added": ["Added", "new code"],
  "error-retired": ["Deprecated", "no longer on the page"],
  "error-returned": ["Added", "on the page again"],
  "error-renamed": ["Changed", "renamed"],
  "error-moved": ["Changed", "renumbered"],
  "error-dropped": ["Changed", "removed"],
  "error-aliases-changed": ["Changed", "other numbers for the same code"],
  "message-added": ["Added", "new message"],
  "message-removed": ["Deprecated", "message no longer on the page"],
  "message-returned": ["Added", "message on the page again"],
  "message-reworded": ["Changed", "message reworded"],
  "message-moved": ["Changed", "message moved to another code"],
  "message-dropped": ["Changed", "message removed"],
  "parameter-added": ["Changed", "message with one parameter more"],
  "parameter-removed": ["Changed", "message with one parameter less"],
  "explanation-changed": ["Documentation", "explanations"],
  "translation-added": ["Documentation", "Chinese texts added"],
  "translation-changed": ["Documentation", "Chinese texts changed"],
  "translation-removed": ["Documentation", "Chinese texts removed"],
  "punctuation-changed": ["Documentation", "punctuation"],
  "section-changed": ["Documentation", "sections"],
  "table-added": ["Added", "new table of messages"],
  "table-retired": ["Deprecated", "table of messages no longer on the page"],
  "table-codes-changed": ["Changed", "table of messages with other codes"],
  "product-added": ["Added", "listed by one more product"],
  "product-dropped": ["Changed", "listed by one product less"],
  "page-added": ["Documentation", "pages added"],
  "page-dropped": ["Documentation", "pages dropped"],
  "page-moved": ["Documentation", "pages moved"],
  "anchor-moved": ["Documentation", "links moved"],
  "layout-changed": null,
  "page-unreachable": null,
  "page-gate-failed": null,
};

const MAX_LINES = 60;
const MAX_TEXT = 160;

/** The changes of the data as lines of a release. Text of pages is escaped. */
export function dataParts(changes: readonly Change[]): ReleaseParts {
  const listed = changes.filter(({ kind }) => partOf(kind) !== null && partOf(kind) !== "Documentation");
  const lines = listed.map((change): ReleaseParts => ({ [String(partOf(change.kind))]: [lineOf(change)] }));
  const parts = mergeParts(...lines, countedParts(changes.filter(({ kind }) => partOf(kind) === "Documentation")));
  return Object.fromEntries(Object.entries(parts).map(([part, all]) => [part, bounded(all)]));
}

function partOf(kind: ChangeKind): Part | null {
  return LEVEL_RULES[kind].level === "major" ? "Breaking" : (KINDS[kind]?.[0] ?? null);
}

function lineOf({ kind, family, code, name, table, product, before, after, messages }: Change): string {
  const subject = [family ?? "", code === null ? (table ?? product ?? "") : String(code), name ?? ""];
  const place = escapePr(cut(subject.filter((word) => word !== "").join(" "), MAX_TEXT));
  const texts = before === null && after === null ? [messages?.[0] ?? null] : [before, after];
  const shown = texts
    .filter((text) => text !== null && text !== "")
    .map((text) => `“${escapePr(cut(text ?? "", MAX_TEXT))}”`);
  return `- ${place}: ${KINDS[kind]?.[1] ?? kind}${shown.length === 0 ? "" : `: ${shown.join(" → ")}`}`;
}

/** Explanations are only counted, not listed. */
function countedParts(changes: readonly Change[]): ReleaseParts {
  const counts = new Map<string, number>();
  for (const { kind, family } of changes) {
    const what = `${escapePr(family ?? "other")}: ${KINDS[kind]?.[1] ?? kind}`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return counts.size === 0 ? {} : { Documentation: [...counts].map(([what, count]) => `- ${what} (${String(count)})`) };
}

function bounded(lines: readonly string[]): readonly string[] {
  if (lines.length <= MAX_LINES) return lines;
  const more = lines.length - MAX_LINES;
  return [
    ...lines.slice(0, MAX_LINES),
    `- … and ${String(more)} more: the pull requests since the last release list all of them.`,
  ];
}
