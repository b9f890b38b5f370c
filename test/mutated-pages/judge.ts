import { formatSnapshot } from "../../generator/catalog/format-snapshot.ts";
import { diffCatalogs } from "../../generator/diff/diff-catalogs.ts";
import type { FamilySnapshot } from "../../generator/model.ts";
import type { ParsedPage } from "../../generator/parse/parsed-page.ts";
import type { Problem } from "../../generator/problem.ts";
import type { RawPage } from "../../generator/raw-page.ts";
import { decodeUtf8 } from "../../scripts/fetch/judge-content.ts";
import { assembleSnapshots } from "../../scripts/refresh/assemble-snapshots.ts";
import { foldProblems } from "../../scripts/refresh/report.ts";
import { type PageResult, readPage } from "../../scripts/refresh/collect-pages.ts";
import { contentsOfPage, contentsOfSnapshot } from "./contents.ts";
import { findLosses, type Loss } from "./losses.ts";
import type { Mutated } from "./mutation.ts";
import { isNamedByChange, isNamedByProblem } from "./named.ts";
import { SETTLED, type World } from "./world.ts";

export const OUTCOMES = [
  "same",
  "refused",
  "named by the page",
  "named by the comparison",
  "silent part",
  "silent entry",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Verdict {
  readonly outcome: Outcome;
  /** Checks that refused the page or reported a problem. */
  readonly checks: readonly string[];
  /** Losses of the catalog that no problem names. */
  readonly silent: readonly Loss[];
  /** Unnamed losses of the page without a last snapshot. */
  readonly silentAlone: readonly Loss[];
  /** Texts of one code given to another. */
  readonly misplaced: readonly Loss[];
}

/** Result of a scheduled run with a mutated page. */
export function judge(world: World, mutated: Exclude<Mutated, null>): Verdict {
  const text = decodeUtf8(typeof mutated === "string" ? Buffer.from(mutated) : mutated);
  if (text === null) return refused(["invalid-utf8"], []);
  const raw = { ...world.raw, text };
  const before = world.previous.snapshots.find(({ family }) => family === world.source.family) ?? null;
  const { product, locale } = world.source;
  const known = world.previous.manifest.pages.find((page) => page.product === product && page.locale === locale);
  const result = readPage(world.source, raw, before, [], { known });
  if (!result.ok) return judgeRefused(world, raw, result.problems);
  return judgeAccepted(world, result);
}

function refused(checks: readonly string[], silentAlone: readonly Loss[]): Verdict {
  return { outcome: "refused", checks, silent: [], silentAlone, misplaced: [] };
}

/** Gates that compare a page with its last snapshot: a first run would accept it. */
const COMPARING: ReadonlySet<string> = new Set([
  "page-kinship",
  "page-survival",
  "page-damage",
  "page-end",
  "page-cut",
  "page-places",
]);

function judgeRefused(world: World, raw: RawPage, problems: readonly Problem[]): Verdict {
  const errors = problems.filter(({ severity }) => severity === "error");
  const checks = [...new Set(errors.map(({ check }) => check))];
  if (!checks.every((check) => COMPARING.has(check))) return refused(checks, []);
  const first = readPage(world.source, raw, null, []);
  return refused(checks, first.ok ? lostAlone(world, first.read.page, first.problems) : []);
}

function judgeAccepted(world: World, result: PageResult & { readonly ok: true }): Verdict {
  const { page } = result.read;
  const assembled = assembleSnapshots(inOrder(world, result), world.previous);
  const problems = foldProblems([...result.problems, ...assembled.problems], SETTLED);
  const shared = {
    checks: [...new Set(problems.map(({ check }) => check))],
    silentAlone: lostAlone(world, page, result.problems),
    misplaced: lostByPage(world, page).filter(isMisplaced),
  };
  const snapshot = snapshotOf(world, assembled.snapshots);
  if (formatSnapshot(snapshot) === world.snapshot) return { outcome: "same", ...shared, silent: [] };
  const losses = findLosses(world.known, contentsOfSnapshot(snapshot));
  const unseen = losses.filter((loss) => !isNamedByProblem(loss, problems, page));
  const { changes } = diffCatalogs(world.previous, { snapshots: [snapshot], manifest: assembled.manifest });
  const silent = unseen.filter((loss) => !isNamedByChange(loss, changes));
  return { outcome: outcomeOf(losses, unseen, silent), ...shared, silent };
}

/** A whole entry whose texts another code has now. A table without codes is in no catalog. */
function isMisplaced({ kind, codes, movedTo }: Loss): boolean {
  return kind === "entry" && codes.length > 0 && movedTo.some((code) => !codes.includes(code));
}

function outcomeOf(losses: readonly Loss[], unseen: readonly Loss[], silent: readonly Loss[]): Outcome {
  if (silent.some(({ kind }) => kind === "entry")) return "silent entry";
  if (silent.length > 0) return "silent part";
  // Additions or layout changes: nothing is lost.
  if (losses.length === 0) return "same";
  return unseen.length === 0 ? "named by the page" : "named by the comparison";
}

function snapshotOf({ source }: World, snapshots: readonly FamilySnapshot[]): FamilySnapshot {
  const snapshot = snapshots.find(({ family }) => family === source.family);
  if (snapshot === undefined) throw new Error(`${source.family} has lost its snapshot.`);
  return snapshot;
}

/** In the order of the family's pages, as a run reads them. */
function inOrder({ others, position }: World, result: PageResult): readonly PageResult[] {
  return [...others.slice(0, position), result, ...others.slice(position)];
}

function lostByPage(world: World, page: ParsedPage): readonly Loss[] {
  return findLosses(world.said, contentsOfPage(page));
}

/** A first run, or `inspect`: there is no snapshot to compare with. */
function lostAlone(world: World, page: ParsedPage, problems: readonly Problem[]): readonly Loss[] {
  return lostByPage(world, page).filter((loss) => !isNamedByProblem(loss, problems, page));
}
