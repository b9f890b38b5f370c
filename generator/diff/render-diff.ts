import { type Problem, formatPlace, isError } from "../problem.ts";
import { cut } from "../text.ts";
import { CHANGE_KINDS, type CatalogDiff, type Change, type ChangeKind, LEVELS, type Level } from "./change.ts";
import { type Provenance, renderFinding, renderProvenance } from "./findings.ts";
import type { LanguageFinding } from "./languages.ts";
import { escapePr, renderChange } from "./render-change.ts";

/** GitHub refuses a body of more than 65,536 characters. */
export const BODY_LIMIT = 60_000;

export interface RenderOptions {
  /** Problems of the run, all of them. */
  readonly problems?: readonly Problem[] | undefined;
  /** Findings about the languages that are not known yet. */
  readonly findings?: readonly LanguageFinding[] | undefined;
  /** Which address answered for each page. */
  readonly provenance?: readonly Provenance[] | undefined;
  /** Most characters that the body may have; at least 2,000. */
  readonly limit?: number | undefined;
  /** Where the full report can be found, in words: shown where the body is cut. */
  readonly fullReport?: string | undefined;
}

export interface RenderedDiff {
  /** The first line without markup: for a title or a commit. */
  readonly summary: string;
  readonly body: string;
  /** The same with nothing left out. */
  readonly full: string;
}

const BODY_TEXT = 1500;
const FULL_TEXT = 20_000;

/** The diff as Markdown for a pull request. Whatever the pages say, it stays within its place and its bounds. */
export function renderDiff(diff: CatalogDiff, options: RenderOptions = {}): RenderedDiff {
  const summary = summariseDiff(diff, options.findings);
  const limit = Math.max(options.limit ?? BODY_LIMIT, 2000);
  const where = options.fullReport ?? "the full report";
  const lead = `**${escapePr(summary)}**\n`;
  const shares = [problemSection, findingSection, provenanceSection] as const;
  const changes = diff.changes.toSorted((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level));
  let room = limit - lead.length;
  const sections = shares.map((section) => {
    const text = section(options, Math.floor(room / 4), where);
    room -= text.length;
    return text;
  });
  const [problems, findings, provenance] = sections;
  const table = changeSection(changes, room, where, BODY_TEXT);
  const all = shares.map((section) => section(options, Infinity, where));
  const fullTable = changeSection(changes, Infinity, where, FULL_TEXT);
  return {
    summary,
    body: [lead, table, problems, findings, provenance].join(""),
    full: [lead, fullTable, ...all].join(""),
  };
}

function changeSection(changes: readonly Change[], room: number, where: string, maxText: number): string {
  if (changes.length === 0) return "";
  const head = "\n| release | family | where | what |\n| --- | --- | --- | --- |\n";
  return withinRoom({ head, items: changes, line: (change) => renderChange(change, maxText) }, room, where);
}

function problemSection({ problems = [] }: RenderOptions, room: number, where: string): string {
  if (problems.length === 0) return "";
  const sorted = [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))];
  const line = ({ severity, at, message, fix }: Problem): string => {
    const place = escapePr(cut(formatPlace(at), 200));
    return `- **${severity}** ${place === "" ? "" : `${place}: `}${escapePr(cut(message, 600))} _${escapePr(cut(fix, 300))}_`;
  };
  return withinRoom({ head: "\n### Problems and warnings\n\n", items: sorted, line }, room, where);
}

function findingSection({ findings = [] }: RenderOptions, room: number, where: string): string {
  if (findings.length === 0) return "";
  const head = "\n### Languages: new findings\n\n";
  const foot = "\nKnown ones are listed with their reason in `overlays/findings.json`.\n";
  return withinRoom({ head, items: findings, line: renderFinding, foot }, room, where);
}

function provenanceSection({ provenance = [] }: RenderOptions, room: number, where: string): string {
  if (provenance.length === 0) return "";
  const pages = `${String(provenance.length)} ${provenance.length === 1 ? "page" : "pages"}`;
  const head = `\n<details><summary>Provenance: ${pages}</summary>\n\n| page | address that answered | when | sha256 |\n| --- | --- | --- | --- |\n`;
  return withinRoom({ head, items: provenance, line: renderProvenance, foot: "\n</details>\n" }, room, where);
}

interface Section<T> {
  readonly head: string;
  readonly items: readonly T[];
  readonly line: (item: T) => string;
  readonly foot?: string;
}

/** As many lines as there is room for, and how many are missing. No more are rendered than are shown. */
function withinRoom<T>({ head, items, line, foot = "" }: Section<T>, room: number, where: string): string {
  const note = (missing: number): string => `\n${String(missing)} more: see ${escapePr(cut(where, 200))}.\n`;
  let left = room - head.length - foot.length - note(items.length).length;
  const shown: string[] = [];
  for (const item of items) {
    const text = `${line(item)}\n`;
    left -= text.length;
    if (left < 0) break;
    shown.push(text);
  }
  const missing = items.length - shown.length;
  if (shown.length === 0) return note(missing);
  return `${head}${shown.join("")}${missing === 0 ? "" : note(missing)}${foot}`;
}

type Counted = readonly [one: string, many: string, done: string];

const WORDS: Readonly<Record<ChangeKind, Counted>> = {
  "family-added": ["family", "families", "added"],
  "family-dropped": ["family", "families", "dropped"],
  "error-added": ["code", "codes", "added"],
  "error-retired": ["code", "codes", "retired"],
  "error-returned": ["code", "codes", "returned"],
  "error-renamed": ["code", "codes", "renamed"],
  "error-moved": ["code", "codes", "renumbered"],
  "error-dropped": ["retired code", "retired codes", "dropped"],
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
export function summariseDiff(diff: CatalogDiff, newFindings: readonly LanguageFinding[] = []): string {
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
  return `${parts.length === 0 ? "No change" : parts.join(", ")} — ${RELEASE[diff.level]}`;
}

function countWords(count: number, [one, many, done]: Counted): string {
  return `${String(count)} ${count === 1 ? one : many} ${done}`;
}
