import { buildFamily } from "../../generator/catalog/build-catalog.ts";
import { checkCatalog } from "../../generator/gates/catalog-checks.ts";
import type { Catalog } from "../../generator/catalog-model.ts";
import type { FamilySnapshot, Locale, PageRef } from "../../generator/model.ts";
import { applyOverlays } from "../../generator/overlays/apply-overlays.ts";
import type { Overlays } from "../../generator/overlays/schemas.ts";
import { parsePage } from "../../generator/parse/parse-page.ts";
import type { ParsedPage } from "../../generator/parse/parsed-page.ts";
import type { Problem } from "../../generator/problem.ts";
import { NO_OVERLAYS } from "../support/no-overlays.ts";

/** Both languages of one page, as received. */
export interface PageSources {
  readonly english: string;
  readonly chinese: string;
  readonly format: "html" | "markdown";
}

const FAMILY = "spot";
const DATE = "2026-01-02";
const PAGE = "https://developers.binance.com/en/docs/products/spot/errors";

/** Only the fallback advice, which every entry needs. */
const OVERLAYS: Overlays = {
  ...NO_OVERLAYS,
  advice: {
    advice: [
      {
        id: "unread",
        execution: "unknown",
        retry: "after-state-check",
        scope: "request",
        text: { en: "Look first.", "zh-CN": "请先查询。" },
        applies: {},
        fallback: true,
        why: "what newcomers get",
      },
    ],
  },
};

function readSource(text: string, locale: Locale, format: PageSources["format"]): ParsedPage {
  const [page] = parsePage(text, { family: FAMILY, product: FAMILY, locale, format }).pages;
  if (page === undefined) throw new Error("A file holds one page at least");
  return page;
}

/** From the pages to the snapshot, like a refresh. */
export function snapshotOf(sources: PageSources, previous: FamilySnapshot | null = null): FamilySnapshot {
  const english = readSource(sources.english, "en", sources.format);
  const chinese = readSource(sources.chinese, "zh-CN", sources.format);
  const products = [{ product: FAMILY, english, chinese }];
  return buildFamily({ family: FAMILY, products, date: DATE }, previous).snapshot;
}

/** From the snapshot to the catalog, like generate. */
export function catalogOf(snapshot: FamilySnapshot): {
  readonly catalog: Catalog;
  readonly problems: readonly Problem[];
} {
  const pages = (["en", "zh-CN"] as const).map((locale): PageRef => {
    const url = locale === "en" ? PAGE : PAGE.replace("/en/", "/zh-CN/");
    return { family: FAMILY, product: FAMILY, locale, url, sha256: "0".repeat(64), changed: DATE, entries: 1 };
  });
  const { catalog, problems } = applyOverlays([snapshot], { schemaVersion: 1, pages }, OVERLAYS);
  return { catalog, problems: [...problems, ...checkCatalog(catalog)] };
}
