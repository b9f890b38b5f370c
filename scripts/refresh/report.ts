import type { SnapshotState } from "../../generator/diff/carry-over.ts";
import { type CatalogDiff, higherLevel, type PageFailure } from "../../generator/diff/change.ts";
import { diffCatalogs } from "../../generator/diff/diff-catalogs.ts";
import { isHeldBack, renderDiff, type RenderedDiff } from "../../generator/diff/render-diff.ts";
import type { Overlays } from "../../generator/overlays/schemas.ts";
import { isError, type Problem } from "../../generator/problem.ts";
import { acceptancePoint, type OpenPoint } from "../../generator/overlays/open-points.ts";
import { diffApi, publicCatalogSchema } from "../../generator/diff/public-api.ts";
import { describeSource } from "../../generator/sources.ts";
import { printable, problemLines } from "../cli.ts";
import type { LoadedCatalog } from "../generate/load-catalog.ts";
import type { PageResult } from "./collect-pages.ts";
import { plainProblem, type RunFacts } from "./facts.ts";
import type { RefreshResult } from "./run-refresh.ts";

export interface DescribedChange {
  readonly diff: CatalogDiff;
  readonly rendered: RenderedDiff;
  readonly openPoints: readonly OpenPoint[];
}

export interface ReportInput {
  readonly before: SnapshotState;
  readonly after: SnapshotState;
  readonly facts: RunFacts;
  /** The data with its overlays after the change. */
  readonly loaded: Pick<LoadedCatalog, "openPoints" | "findings">;
  /** Text of generated/catalog.json before and after; null if there is none. */
  readonly catalogs: readonly [before: string | null, after: string | null];
  /** Changes since the last version of the pull request. */
  readonly news?: string | null;
}

/** Renders a change for a reviewer; used by the refresh and the proposal. */
export function renderReport({ before, after, facts, loaded, catalogs, news }: ReportInput): DescribedChange {
  const diff = diffCatalogs(before, { ...after, failures: facts.failures });
  const [old, now] = catalogs.map((text) => (text === null ? null : publicCatalogSchema.parse(JSON.parse(text))));
  const api = old == null || now == null ? { level: "none" as const, lines: [] } : diffApi(old, now);
  const level = higherLevel(diff.level, api.level);
  // What a Chinese page lacks that was not read is not known.
  const isRead = ({ family }: { readonly family: string }): boolean =>
    !facts.problems.some((found) => isHeldBack(found) && found.at.family === family && found.at.locale === "zh-CN");
  const known = loaded.openPoints.filter((point) => point.kind !== "finding" || isRead(point));
  const points = [...facts.lost.map(acceptancePoint), ...known];
  const rendered = renderDiff(diff, {
    openPoints: points,
    findings: loaded.findings.filter(isRead),
    api: { ...api, level },
    problems: [...facts.problems, ...facts.failures.flatMap((page) => waitingFor(page, diff))],
    provenance: facts.provenance,
    news,
    fullReport: "the full report that the run keeps beside this text",
  });
  return { diff: { ...diff, level }, rendered, openPoints: points };
}

const SHOWN_AS_OPEN_POINTS: ReadonlySet<string> = new Set([
  "advice-missing",
  "parameter-unnamed",
  "name-unsettled",
  "name-not-identifier",
]);

/** Facts of a run beside its data. */
export function factsOf(pages: readonly PageResult[], problems: readonly Problem[]): RunFacts {
  return {
    problems: problems.filter(({ check }) => !SHOWN_AS_OPEN_POINTS.has(check)).map(plainProblem),
    failures: pages.flatMap(failureOf).map((page) => ({ ...page, problems: page.problems.map(plainProblem) })),
    provenance: pages.flatMap((page) => (page.ok ? [provenanceOf(page)] : [])),
    lost: pages.flatMap((page) =>
      page.ok || page.lost === undefined || page.lost.codes.length === 0
        ? []
        : [{ ...page.lost, codes: [...page.lost.codes] }],
    ),
  };
}

/** Changes that some pages of a family show, where another one, which may show them too, was not read. */
function waitingFor(
  { family, product, locale }: RunFacts["failures"][number],
  { changes }: CatalogDiff,
): readonly Problem[] {
  const waiting = changes.filter((change) => change.family === family && change.products?.includes(product) === false);
  if (locale !== "en" || waiting.length === 0) return [];
  const message = `Other pages of the family show ${String(waiting.length)} of the changes above; whether this page does is not known.`;
  const fix = "It is proposed as soon as the page is read.";
  return [{ check: "held-back", severity: "warning", at: { family, product, locale }, message, fix }];
}

/** A page that was never recorded is not a failure: only its warning is shown. */
function failureOf(page: PageResult): readonly PageFailure[] {
  if (page.ok || !page.problems.some(({ severity }) => severity === "error")) return [];
  const { family, product, locale } = page.source;
  return [{ family, product, locale, problems: page.problems }];
}

function provenanceOf({ source, read }: PageResult & { readonly ok: true }) {
  const { family, product, locale } = source;
  return { family, product, locale, url: read.raw.url, when: read.raw.recorded, sha256: read.sha256 };
}

/** The result for a terminal. */
export function renderRefresh(result: RefreshResult): string {
  const change = result.change === null ? [] : [result.change.rendered.summary];
  const blocks = [
    pageLines(result.pages),
    result.problems.toSorted((a, b) => Number(isError(b)) - Number(isError(a))).flatMap(problemLines),
    fileLines(result),
    [...change, conclusion(result)],
  ];
  const shown = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${shown.join("\n\n")}\n`;
}

/** The result for programs. */
export function summarise({ status, pages, files, generated, change, problems, after }: RefreshResult): object {
  const dated = new Map(after.manifest.pages.map((page) => [`${page.product} ${page.locale}`, page.changed]));
  return {
    status,
    summary: change?.rendered.summary ?? null,
    diff: change?.diff ?? null,
    openPoints: change?.openPoints ?? [],
    pages: pages.map((page) => ({
      family: page.source.family,
      product: page.source.product,
      locale: page.source.locale,
      ok: page.ok,
      ...(page.ok ? readAs(page, dated.get(`${page.source.product} ${page.source.locale}`)) : {}),
    })),
    snapshots: files,
    generated: generated === null ? null : { status: generated.status, files: generated.files },
    problems,
  };
}

/** A page's origin, number of entries, and day of content. */
function readAs({ read: { raw, sha256 } }: PageResult & { readonly ok: true }, changed: string | undefined): object {
  const { url, recorded, format, frozen } = raw;
  return { url, recorded, changed: changed ?? recorded, format, frozen, sha256 };
}

function pageLines(pages: readonly PageResult[]): readonly string[] {
  return pages.map((page) => {
    const name = describeSource(page.source).padEnd(40);
    if (!page.ok) return `${name} keeps its last snapshot`;
    const { raw, page: parsed } = page.read;
    return printable(`${name} ${String(parsed.entries.length).padStart(4)} entries, ${raw.recorded}, ${raw.url}`);
  });
}

function fileLines({ files, generated }: RefreshResult): readonly string[] {
  const changed = (folder: string, tree: RefreshResult["files"]): readonly string[] =>
    tree === null
      ? []
      : [
          ...tree.added.map((path) => `new      ${folder}/${path}`),
          ...tree.changed.map((path) => `changed  ${folder}/${path}`),
          ...tree.orphaned.map((path) => `removed  ${folder}/${path}`),
        ];
  return [...changed("snapshots", files), ...changed("generated", generated?.files ?? null)];
}

function conclusion({ status, problems, generated }: RefreshResult): string {
  const errors = problems.filter(isError).length;
  const kept = errors === 0 ? "" : ` ${String(errors)} error(s) above need attention.`;
  switch (status) {
    case "written":
      return generated?.status === "failed"
        ? `snapshots/ are written; generated/ is not.${kept}`
        : `snapshots/ and generated/ are written.${kept}`;
    case "would-write":
      return `This would change the files above; nothing was written.${kept}`;
    case "unchanged":
      return `Nothing changed.${kept}`;
    case "failed":
      return `Nothing was read or written.${kept}`;
  }
}

/**
 * Shortens a list of problems for a reviewer: drops problems solved by overlays/observed.json or names.json, and shows
 * shared problems of several pages once (eight sapi products have one list).
 */
export function foldProblems(
  problems: readonly Problem[],
  { observed, names }: Pick<Overlays, "observed" | "names">,
): readonly Problem[] {
  const open = problems.filter(({ check, at, message }) => {
    const own = ({ family, code }: Pick<Problem["at"], "family" | "code">): boolean =>
      family === at.family && code === at.code;
    if (check === "code-without-entry") return !observed.codes.some(own);
    if (check !== "name-not-identifier") return true;
    return !names.some((record) => own(record) && message.includes(`"${record.expects ?? ""}"`));
  });
  const folded = new Map<string, { readonly first: Problem; count: number }>();
  for (const problem of open) {
    const { check, severity, at, message } = problem;
    const what =
      at.code === undefined ? `${message} ${at.file ?? ""} ${at.product ?? ""} ${at.locale ?? ""}` : String(at.code);
    const key = JSON.stringify([check, severity, at.family, what]);
    const known = folded.get(key);
    if (known === undefined) folded.set(key, { first: problem, count: 1 });
    else known.count += 1;
  }
  return [...folded.values()].map(({ first, count }) =>
    count === 1 ? first : { ...first, message: `${first.message} (and on ${String(count - 1)} more pages)` },
  );
}
