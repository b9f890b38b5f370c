import type { CatalogDiff, DiffSide, PageFailure } from "../../generator/diff/change.ts";
import { diffCatalogs } from "../../generator/diff/diff-catalogs.ts";
import { type FindingsOverlay, findLanguageGaps } from "../../generator/diff/languages.ts";
import { sortFindings } from "../../generator/diff/findings.ts";
import { renderDiff, type RenderedDiff } from "../../generator/diff/render-diff.ts";
import type { SnapshotManifest } from "../../generator/model.ts";
import type { Problem } from "../../generator/problem.ts";
import type { PageResult } from "./read-page.ts";

type State = DiffSide & { readonly manifest: SnapshotManifest };

export interface DescribedChange {
  readonly diff: CatalogDiff;
  readonly rendered: RenderedDiff;
}

/** What the run changed, for a reviewer: the semantic diff, new findings about the languages, where pages came from. */
export function describeChange(
  before: State,
  after: State,
  pages: readonly PageResult[],
  problems: readonly Problem[],
  known: FindingsOverlay,
): DescribedChange {
  const failures = pages.flatMap(failureOf);
  const diff = diffCatalogs(before, { ...after, failures });
  const { fresh, problems: stale } = sortFindings(findLanguageGaps(after.snapshots, after.manifest.pages), known);
  const provenance = pages.flatMap((page) => (page.ok ? [provenanceOf(page)] : []));
  const rendered = renderDiff(diff, {
    findings: fresh,
    problems: [...problems, ...stale],
    provenance,
    fullReport: "the full report that the run keeps beside this text",
  });
  return { diff, rendered };
}

/** A page that the recordings never had is no failure: only its warning is shown. */
function failureOf(page: PageResult): readonly PageFailure[] {
  if (page.ok || !page.problems.some(({ severity }) => severity === "error")) return [];
  const { family, product, locale } = page.source;
  return [{ family, product, locale, problems: page.problems }];
}

function provenanceOf({ source, read }: PageResult & { readonly ok: true }) {
  const { family, product, locale } = source;
  return { family, product, locale, url: read.raw.url, when: read.raw.recorded, sha256: read.sha256 };
}
