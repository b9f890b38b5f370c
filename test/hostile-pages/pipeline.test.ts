import { test as property } from "@fast-check/vitest";
import { load } from "cheerio";
import MarkdownIt from "markdown-it";
import { describe, expect } from "vitest";
import { formatSnapshot } from "../../generator/catalog/format-snapshot.ts";
import { diffCatalogs } from "../../generator/diff/diff-catalogs.ts";
import { renderDiff } from "../../generator/diff/render-diff.ts";
import { canonicalCatalog } from "../../generator/emit/emit-files.ts";
import { emitDocs } from "../../generator/emit/docs/docs.ts";
import { type Catalog, catalogSchema } from "../../generator/catalog-model.ts";
import { familySnapshotSchema } from "../../generator/model.ts";
import { parsePage } from "../../generator/parse/parse-page.ts";
import { failureBody } from "../../scripts/report-failure/failure-issue.ts";
import { LOCALES, readCatalog } from "../../site/catalog/catalog.ts";
import { pageContext } from "../../site/catalog/context.ts";
import { generatedPages } from "../../site/pages/write-pages.ts";
import { fuzzOptions } from "../support/fuzz-runs.ts";
import { siteDataOf } from "../site/read-catalog.ts";
import { expectInert, renderBody } from "../support/pull-request-body.ts";
import { hostilePages, hostileSource } from "./hostile-source.ts";
import { catalogOf, snapshotOf } from "./pipeline.ts";

const markdown = new MarkdownIt({ html: true, linkify: true });

describe("any text as a page", () => {
  property.prop([hostileSource], fuzzOptions(1000))("gives pages and problems that a person can act on", (text) => {
    for (const format of ["markdown", "html", "text"] as const) {
      const { pages, problems } = parsePage(text, { format });
      expect(pages.length).toBeGreaterThan(0);
      for (const { check, message, fix } of problems) {
        expect(check).toMatch(/^[a-z-]+$/u);
        expect(message).not.toBe("");
        expect(fix).not.toBe("");
      }
    }
  });
});

describe("any two pages", () => {
  property.prop([hostilePages], fuzzOptions(200, 10))(
    "make a snapshot that reads back, with nothing hidden in it",
    (pages) => {
      const snapshot = snapshotOf(pages);
      const text = formatSnapshot(snapshot);
      expect(familySnapshotSchema.parse(JSON.parse(text))).toEqual(familySnapshotSchema.parse(snapshot));
      expect(text.replaceAll("\n", "")).not.toMatch(
        /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u,
      );
    },
  );

  // A page must not be able to stop `generate`: an error there is our bug.
  property.prop([hostilePages], fuzzOptions(200, 10))(
    "make a catalog without an error, whose names are its own",
    (pages) => {
      const { catalog, problems } = catalogOf(snapshotOf(pages));
      expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(catalogSchema.safeParse(catalog).error).toBeUndefined();
      for (const { name } of catalog.families.flatMap(({ errors }) => errors)) {
        expect(name.length).toBeLessThan(100);
        expect(name in {}).toBe(false);
      }
    },
  );

  property.prop([hostilePages, hostilePages], fuzzOptions(150, 20))(
    "make a pull request that does nothing",
    (old, now) => {
      const before = snapshotOf(old);
      const after = snapshotOf(now, before);
      const diff = diffCatalogs({ snapshots: [before] }, { snapshots: [after] });
      const { problems } = parsePage(now.english, { format: now.format });
      const { body } = renderDiff(diff, { problems });
      const shown = renderBody(body);
      const rows = shown("body > ul:not(h3 ~ ul) > li").length;
      const folded = shown("body > details:not(h3 ~ details) > ul > li").length;
      const left = [...body.matchAll(/^(\d+) more: /gmu)].reduce((sum, [, number]) => sum + Number(number), 0);
      expect(rows + folded + (problems.length === 0 ? left : 0)).toBe(diff.changes.length);
      expectInert(shown, rows);
      expect(diffCatalogs({ snapshots: [after] }, { snapshots: [structuredClone(after)] }).changes).toEqual([]);
      const issue = renderBody(failureBody({ fetch: "failure", propose: now.english, run: undefined, report: body }));
      expect(issue("h1, h2, img, script, input").length).toBe(0);
    },
  );

  property.prop([hostilePages], fuzzOptions(100, 20))("make documents and site pages that show text", (pages) => {
    const catalog = canonicalCatalog(catalogOf(snapshotOf(pages)).catalog);
    expectPlainDocs(catalog);
    expectPlainSite(catalog);
  });
});

const DOC_ELEMENTS = "h1, h2, h3, p, a, ul, li, code, table, thead, tbody, tr, th, td, em, strong, blockquote, br";
const OWN_ADDRESS =
  /^(?:#|https:\/\/developers\.binance\.com\/(?:en|zh-CN)\/docs\/|[a-z-]+(?:\.zh-CN)?\.md(?:#|$)|README\.md$)/u;

function expectPlainDocs(catalog: Catalog): void {
  const [family] = catalog.families;
  const headings = (family?.errors.length ?? 0) + (family?.tables.length ?? 0);
  for (const { path, content } of emitDocs(catalog)) {
    const $ = load(markdown.render(content), null, false);
    expect($("*").not(DOC_ELEMENTS).length, path).toBe(0);
    for (const link of $("a[href]").toArray()) expect($(link).attr("href")).toMatch(OWN_ADDRESS);
    expect($("h1").length, path).toBe(1);
    if (path.includes("spot")) expect($("h3").length, path).toBe(headings);
  }
}

function expectPlainSite(catalog: Catalog): void {
  const data = siteDataOf(readCatalog(JSON.stringify(catalog)));
  for (const page of LOCALES.flatMap((locale) => generatedPages(pageContext(data, locale, "/")))) {
    const body = page.content.slice(page.content.indexOf("\n---\n\n") + 6);
    // One HTML block in which neither Markdown nor Vue finds syntax.
    expect(markdown.parse(body, {}).map(({ type }) => type)).toEqual(["html_block"]);
    expect(body).not.toMatch(/[{}]/u);
    const $ = load(body);
    expect($("script, style, img, iframe, form, input, object, embed").length).toBe(0);
    for (const link of $("a[href]").toArray())
      expect($(link).attr("href")).toMatch(
        /^(?:#|\/|https:\/\/developers\.binance\.com\/|https:\/\/example\.com\/repository\/)/u,
      );
    for (const element of $("*").toArray())
      expect(Object.keys($(element).attr() ?? {}).filter((name) => name.startsWith("on"))).toEqual([]);
  }
}
