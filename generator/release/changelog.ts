import type { Change, Level } from "../diff/change.ts";
import { escapePr, happened } from "../diff/render-change.ts";
import { countWords, WORDS } from "../diff/summary.ts";
import { groupBy } from "../problem.ts";
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

/** Where the changelog lists a change, by its level and its kind. Null: no change of what is released. */
function partOf({ kind, level }: Change): Part | null {
  if (level === "none") return null;
  if (level === "major") return "Breaking";
  if (level === "patch") return "Documentation";
  if (/-(?:added|returned)$/u.test(kind) && kind !== "parameter-added") return "Added";
  return /-(?:retired|removed)$/u.test(kind) ? "Deprecated" : "Changed";
}

const MAX_LINES = 60;
const MAX_TEXT = 160;

/** The changes of the data as lines of a release. Text of pages is escaped. */
export function dataParts(changes: readonly Change[]): ReleaseParts {
  const parts = mergeParts(
    ...changes.map((change): ReleaseParts => {
      const part = partOf(change);
      return part === null || part === "Documentation" ? {} : { [part]: [lineOf(change)] };
    }),
    countedParts(changes.filter((change) => partOf(change) === "Documentation")),
  );
  return Object.fromEntries(Object.entries(parts).map(([part, lines]) => [part, bounded(lines)]));
}

function lineOf(change: Change): string {
  const { family, code, name, table, product, before, after, messages } = change;
  const subject = [family ?? "", code === null ? (table ?? product ?? "") : String(code), name ?? ""];
  const place = escapePr(cut(subject.filter((word) => word !== "").join(" "), MAX_TEXT));
  const texts = before === null && after === null ? [messages?.[0] ?? null] : [before, after];
  const shown = texts.flatMap((text) => (text === null || text === "" ? [] : [`“${escapePr(cut(text, MAX_TEXT))}”`]));
  return `- ${place}: ${happened(change)}${shown.length === 0 ? "" : `: ${shown.join(" → ")}`}`;
}

/** Explanations are only counted, not listed. */
function countedParts(changes: readonly Change[]): ReleaseParts {
  const groups = groupBy(changes, ({ kind, family }) => `${family ?? "other"} ${kind}`);
  const lines = [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [`- ${escapePr(first.family ?? "other")}: ${countWords(others.length + 1, WORDS[first.kind])}`],
  );
  return lines.length === 0 ? {} : { Documentation: lines };
}

function bounded(lines: readonly string[]): readonly string[] {
  if (lines.length <= MAX_LINES) return lines;
  const more = lines.length - MAX_LINES;
  return [
    ...lines.slice(0, MAX_LINES),
    `- … and ${String(more)} more: the pull requests since the last release list all of them.`,
  ];
}
