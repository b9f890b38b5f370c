import { createHash } from "node:crypto";
import { checkPage, noticeChanges, type Acceptance, type GateInput } from "../../generator/gates/page-gates.ts";
import type { FamilySnapshot } from "../../generator/model.ts";
import { parsePage } from "../../generator/parse/parse-page.ts";
import type { ParsedPage } from "../../generator/parse/parsed-page.ts";
import type { Problem } from "../../generator/problem.ts";
import type { RawPage } from "../../generator/raw-page.ts";
import type { Source } from "../../generator/sources.ts";

/** A page that passed every gate. */
export interface ReadPage {
  readonly source: Source;
  readonly raw: RawPage;
  readonly page: ParsedPage;
  /** SHA-256 of what the page says, not of its markup. */
  readonly sha256: string;
}

export type PageResult =
  | { readonly ok: true; readonly source: Source; readonly read: ReadPage; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly source: Source; readonly problems: readonly Problem[] };

/** Parses one raw page and holds it against the gates. */
export function readPage(
  source: Source,
  raw: RawPage,
  previous: FamilySnapshot | null,
  acceptances: readonly Acceptance[],
  known: Pick<GateInput, "known" | "isReplay"> = {},
): PageResult {
  const hint = { family: source.family, product: source.product, locale: source.locale, file: raw.file, url: raw.url };
  const { pages, problems: reported } = parsePage(raw.text, hint);
  const { family, product, locale } = source;
  const problems = reported.map((problem) => ({ ...problem, at: { family, product, locale, ...problem.at } }));
  const page = pages.find((candidate) => candidate.locale === locale) ?? pages[0];
  if (page === undefined) return { ok: false, source, problems: [...problems, emptyPage(source, raw)] };
  const sha256 = contentHash(page);
  const input = { source, page, problems, previous, acceptances, content: sha256, ...known };
  const failures = checkPage(input);
  const warnings = [...problems.filter(({ severity }) => severity === "warning"), ...noticeChanges(input)];
  if (failures.length > 0) return { ok: false, source, problems: [...failures, ...warnings] };
  return { ok: true, source, read: { source, raw, page, sha256 }, problems: warnings };
}

/** Line numbers are where a text stands, not what it says. */
function contentHash(page: ParsedPage): string {
  const content = JSON.stringify(page, (key, value: unknown) =>
    key === "line" || key === "sections" ? undefined : value,
  );
  return createHash("sha256").update(content).digest("hex");
}

function emptyPage({ family, product, locale }: Source, raw: RawPage): Problem {
  return {
    check: "page-empty",
    severity: "error",
    at: { family, product, locale, file: raw.file, url: raw.url },
    message: "There is no list of error codes on the page.",
    fix: "The last snapshot stays. Open the page; if it moved, correct its line in generator/sources.ts.",
  };
}
