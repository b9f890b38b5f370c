import type { Level } from "../diff/change.ts";

/** Parts of a release in the order in which they are listed, and what each means for the version at least. */
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

/** The lines of a release by its parts. A line is a list item, with what is indented below it. */
export type ReleaseParts = Readonly<Partial<Record<Part, readonly string[]>>>;

export interface Changelog {
  /** All before the first release. */
  readonly head: string;
  /** What people wrote since the last release. */
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

/** The changelog with a new release on top and nothing waiting. */
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
