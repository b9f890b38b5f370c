import { escapeJson, visibleText } from "../../src/text/printable.ts";
import { type Problem, formatPlace, isError } from "../problem.ts";
import type { OpenPoint } from "../overlays/open-points.ts";
import type { ApiDiff } from "./public-api.ts";
import { cut } from "../text.ts";
import { type CatalogDiff, type Change, type ChangeKind, LEVELS } from "./change.ts";
import { type Provenance, renderFinding, renderProvenance } from "./findings.ts";
import type { LanguageFinding } from "./languages.ts";
import { apiNames, escapePr, foldedLine, renderChange } from "./render-change.ts";
import { WORDS, countWords, summariseDiff } from "./summary.ts";

/** GitHub refuses a body of more than 65,536 characters. */
export const BODY_LIMIT = 60_000;

export interface RenderOptions {
  /** All problems of the run. */
  readonly problems?: readonly Problem[] | undefined;
  /** New findings about the languages. */
  readonly findings?: readonly LanguageFinding[] | undefined;
  /** Open points, each with a record ready to paste. */
  readonly openPoints?: readonly OpenPoint[] | undefined;
  /** The public API: members, messages and parameters that changed, one `+` or `-` line each. */
  readonly api?: ApiDiff | undefined;
  /** Changes since the last version of the pull request; null if there is none. */
  readonly news?: string | null | undefined;
  /** The address that answered for each page. */
  readonly provenance?: readonly Provenance[] | undefined;
  /** Maximum characters of the body; at least 2,000. */
  readonly limit?: number | undefined;
  /** Description of where the full report is; shown if the body is cut. */
  readonly fullReport?: string | undefined;
}

export interface RenderedDiff {
  /** The first line without markup: for a title or a commit. */
  readonly summary: string;
  readonly body: string;
  /** The full report. */
  readonly full: string;
}

const BODY_TEXT = 1500;
const FULL_TEXT = 20_000;

/** Kinds that are shown as one folded line. */
const FOLDED: readonly ChangeKind[] = ["punctuation-changed", "anchor-moved", "layout-changed"];
/** A page that was not read: its snapshot stays. */
const NOT_READ: readonly ChangeKind[] = ["page-unreachable", "page-gate-failed"];

/** The diff as Markdown for a pull request. Text of pages cannot break its structure or size limit. */
export function renderDiff(diff: CatalogDiff, options: RenderOptions = {}): RenderedDiff {
  const summary = summariseDiff(diff, options.findings, options.api?.level);
  const limit = Math.max(options.limit ?? BODY_LIMIT, 2000);
  const where = options.fullReport ?? "the full report";
  const news = options.news ?? null;
  const lead = `**${escapePr(summary)}**\n${news === null ? "" : `\nSince the last run: ${escapePr(news)}\n`}`;
  const shares = [pageSection(diff), problemSection, openSection, findingSection, apiSection, provenanceSection];
  let room = limit - lead.length;
  const sections = shares.map((section) => {
    const text = section(options, Math.floor(room / 4), where);
    room -= text.length;
    return text;
  });
  const all = shares.map((section) => section(options, Infinity, where));
  return {
    summary,
    body: [lead, changeSections(diff, options.api, room, where, BODY_TEXT), ...sections].join(""),
    full: [lead, changeSections(diff, options.api, Infinity, where, FULL_TEXT), ...all].join(""),
  };
}

/** The changes of the data, highest level first; kinds of one line are folded at the end. */
function changeSections(
  { changes }: CatalogDiff,
  api: ApiDiff | undefined,
  room: number,
  where: string,
  maxText: number,
): string {
  const names = apiNames(api?.lines ?? []);
  const line = (change: Change): string => renderChange(change, maxText, names);
  const listed = changes
    .filter(({ kind }) => !FOLDED.includes(kind) && !NOT_READ.includes(kind))
    .toSorted((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level));
  const main = listed.length === 0 ? "" : withinRoom({ head: "\n", items: listed, line }, room, where);
  const folds = FOLDED.map((kind) => {
    const items = changes.filter((change) => change.kind === kind);
    if (items.length === 0) return "";
    const head = `\n<details><summary>${countWords(items.length, WORDS[kind])}</summary>\n\n`;
    const share = Math.floor((room - main.length) / 2);
    return withinRoom({ head, items, line: foldedLine, foot: "\n</details>\n" }, share, where);
  });
  return [main, ...folds].join("");
}

/** Pages that were not read, and changes waiting for them. */
function pageSection({ changes }: CatalogDiff) {
  return ({ problems = [] }: RenderOptions, room: number, where: string): string => {
    const heldBack = problems.filter(isHeldBack);
    const pages = changes.filter(({ kind }) => NOT_READ.includes(kind));
    const line = ({ family, product, locale, after }: Change): string =>
      `- ${escapePr([family, product, locale].filter((part) => part !== null && part !== undefined).join(" "))}: ${escapePr(cut(after ?? "", 600))}`;
    const unread =
      pages.length === 0 ? "" : withinRoom({ head: "\n### Not read\n\n", items: pages, line }, room, where);
    const held = ({ at, message }: Problem): string => `- ${escapePr(formatPlace(at))}: ${escapePr(cut(message, 600))}`;
    const head = "\n### Held back\n\nChanges that wait for a page or language that was not read:\n\n";
    return unread + (heldBack.length === 0 ? "" : withinRoom({ head, items: heldBack, line: held }, room, where));
  };
}

/** Something waits for a page that was not read: a sibling, or the other language. */
export function isHeldBack({ check }: Pick<Problem, "check">): boolean {
  return check === "held-back" || check === "page-languages";
}

function problemSection({ problems: all = [] }: RenderOptions, room: number, where: string): string {
  const problems = all.filter((problem) => !isHeldBack(problem));
  if (problems.length === 0) return "";
  const sorted = [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))];
  const line = ({ check, severity, at, message, fix }: Problem): string => {
    const place = escapePr(cut(formatPlace(at), 200));
    return `- **${severity}** \`${check.replace(/[^a-z0-9-]/gu, "")}\` ${place === "" ? "" : `${place}: `}${escapePr(cut(message, 600))} _${escapePr(cut(fix, 300))}_`;
  };
  return withinRoom({ head: "\n### Problems and warnings\n\n", items: sorted, line }, room, where);
}

function openSection({ openPoints = [] }: RenderOptions, room: number, where: string): string {
  if (openPoints.length === 0) return "";
  const head = `\n### Open points\n\nThe data lacks these. The pull request can be merged with them; a release waits for them. Each record is ready to paste.\n\n`;
  return withinRoom({ head, items: openPoints, line: openLine }, room, where);
}

/** A record is JSON in a code block, with a fence that page text cannot close. */
function openLine({ family, code, message, place, record }: OpenPoint): string {
  const what = [family, code === null ? "" : String(code)].filter((part) => part !== "").join(" ");
  const fence = "`".repeat(Math.max(3, ...(record.match(/`+/gu) ?? []).map((run) => run.length + 1)));
  const json = escapeJson(record);
  return `- ${escapePr(what)}: ${escapePr(cut(message, 600))}\n  In ${escapePr(place)}:\n\n  ${fence}json\n  ${json}\n  ${fence}\n`;
}

function findingSection({ findings = [], openPoints }: RenderOptions, room: number, where: string): string {
  // Each has its record as an open point.
  if (findings.length === 0 || openPoints !== undefined) return "";
  const head = "\n### Languages: new findings\n\n";
  const foot = "\nKnown ones are listed with their reason in `overlays/findings.json`.\n";
  return withinRoom({ head, items: findings, line: renderFinding, foot }, room, where);
}

function apiSection({ api }: RenderOptions, room: number, where: string): string {
  if (api === undefined || api.lines.length === 0) return "";
  const head = `\n### What users compile against: ${api.level}\n\n\`\`\`diff\n`;
  const line = (text: string): string => visibleText(text).replaceAll("`", "'");
  return withinRoom({ head, items: api.lines, line, foot: "```\n" }, room, where);
}

function provenanceSection({ provenance = [] }: RenderOptions, room: number, where: string): string {
  if (provenance.length === 0) return "";
  const pages = `${String(provenance.length)} ${provenance.length === 1 ? "page" : "pages"}`;
  const head = `\n<details><summary>Provenance: ${pages}</summary>\n\n`;
  return withinRoom({ head, items: provenance, line: renderProvenance, foot: "\n</details>\n" }, room, where);
}

interface Section<T> {
  readonly head: string;
  readonly items: readonly T[];
  readonly line: (item: T) => string;
  readonly foot?: string;
}

/** As many lines as fit, and the number of missing ones. Renders only the shown lines. */
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
  return `${head}${shown.join("")}${foot}${missing === 0 ? "" : note(missing)}`;
}
