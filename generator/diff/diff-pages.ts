import { FAMILY_IDS, type PageRef, type SnapshotManifest } from "../model.ts";
import type { ChangeDraft, ChangeKind, PageFailure } from "./change.ts";

/** Pages that came, went or have another address. The date and hash of a page are no change. */
export function diffPages(before: SnapshotManifest, after: SnapshotManifest): readonly ChangeDraft[] {
  const old = new Map(before.pages.map((page) => [pageKey(page), page]));
  const now = new Map(after.pages.map((page) => [pageKey(page), page]));
  return [
    ...after.pages.flatMap((page) => {
      const twin = old.get(pageKey(page));
      if (twin === undefined) return [pageChange("page-added", page, null, page.url)];
      return twin.url === page.url ? [] : [pageChange("page-moved", page, twin.url, page.url)];
    }),
    ...before.pages
      .filter((page) => !now.has(pageKey(page)))
      .map((page) => pageChange("page-dropped", page, page.url, null)),
  ];
}

function pageKey({ family, product, locale }: PageRef): string {
  return `${family} ${product} ${locale}`;
}

function pageChange(kind: ChangeKind, page: PageRef, before: string | null, after: string | null): ChangeDraft {
  const { family, product, locale } = page;
  return { kind, family, code: null, name: null, product, locale, before, after };
}

/** What keeps a page from being had at all; everything else is a verdict on what it said. */
const NO_DATA_CHECKS: ReadonlySet<string> = new Set(["page-no-data", "page-not-recorded", "page-frozen"]);

/** A page that a run could not use: its last snapshot stays. */
export function diffFailures(failures: readonly PageFailure[]): readonly ChangeDraft[] {
  return failures.map(({ family, product, locale, problems }) => {
    const verdict = problems.find(({ check, severity }) => severity === "error" && !NO_DATA_CHECKS.has(check));
    const reason = verdict ?? problems.find(({ severity }) => severity === "error") ?? problems[0];
    return {
      kind: verdict === undefined ? "page-unreachable" : "page-gate-failed",
      family: FAMILY_IDS.find((id) => id === family) ?? null,
      code: null,
      name: null,
      product,
      locale,
      before: null,
      after: reason?.message ?? "No reason was given.",
    };
  });
}
