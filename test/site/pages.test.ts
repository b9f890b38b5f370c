import { type CheerioAPI, load } from "cheerio";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { type Catalog, LOCALES, type Locale, indexCatalog, pageContext } from "../../site/catalog/catalog.ts";
import type { SitePage } from "../../site/pages/conflicts.ts";
import { generatedPages } from "../../site/pages/write-pages.ts";
import { hostileCatalog, publishedCatalog } from "./read-catalog.ts";

const published = publishedCatalog();
const hostile = hostileCatalog();
const markdown = new MarkdownIt({ html: true });

function pagesOf(catalog: Catalog, locale: Locale): readonly SitePage[] {
  return generatedPages(pageContext(indexCatalog(catalog), locale, "/base/"));
}

function bodyOf({ content }: SitePage): string {
  const parts = content.split("\n---\n\n");
  expect(parts).toHaveLength(2);
  return parts[1] ?? "";
}

function parsed(page: SitePage): CheerioAPI {
  return load(bodyOf(page));
}

const all = [published, hostile].flatMap((catalog) => LOCALES.flatMap((locale) => pagesOf(catalog, locale)));

describe("every generated page", () => {
  it.each(all.map((page) => [page.path, page] as const))("%s is one HTML block that Vue leaves alone", (_, page) => {
    const body = bodyOf(page);
    expect(body).toMatch(/^<div v-pre class="reference">/u);
    expect(body).not.toMatch(/\n\s*\n./u);
    expect(body).not.toContain("{");
    expect(markdown.parse(body, {}).map(({ type }) => type)).toEqual(["html_block"]);
  });

  it.each(all.map((page) => [page.path, page] as const))(
    "%s has each anchor once, and one first heading",
    (_, page) => {
      const $ = parsed(page);
      const ids = $("[id]")
        .toArray()
        .map((element) => $(element).attr("id"));
      expect(new Set(ids).size).toBe(ids.length);
      expect($("h1").length).toBe(1);
    },
  );

  it("has front matter that is JSON", () => {
    for (const { content } of all) expect(() => void JSON.parse(content.split("\n")[1] ?? "")).not.toThrow();
  });
});

describe("texts of others", () => {
  it("never become elements or addresses", () => {
    for (const page of LOCALES.flatMap((locale) => pagesOf(hostile, locale))) {
      const $ = parsed(page);
      expect($("script, img, iframe, object, embed, style, link, meta, base, form, input").length).toBe(0);
      for (const element of $("a").toArray()) {
        expect($(element).attr("href") ?? "#").toMatch(/^(?:https:\/\/example\.com\/|\/base\/|#)/u);
      }
      for (const element of $("*").toArray()) {
        for (const name of Object.keys($(element).attr() ?? {})) expect(name).not.toMatch(/^(?:on|@|:|style$)/u);
      }
    }
  });
});

describe("pages of the published catalog", () => {
  const byPath = new Map(pagesOf(published, "en").map((page) => [page.path, parsed(page)]));
  const onPage = (path: string): CheerioAPI => {
    const page = byPath.get(path);
    if (page === undefined) throw new Error(`There is no page ${path}`);
    return page;
  };

  it("has an anchor for every code of every family", () => {
    for (const family of published.families) {
      const $ = onPage(`${family.id}/index.md`);
      const ids = new Set(
        $("[id]")
          .toArray()
          .map((element) => $(element).attr("id")),
      );
      for (const { code } of family.errors) expect(ids).toContain(String(code));
    }
  });

  it("tells all of an entry", () => {
    const $ = onPage("spot/index.md");
    const entry = $("h3[id='-1021']").closest("section");
    expect(entry.find(".name").text()).toBe("INVALID_TIMESTAMP");
    expect(entry.find(".message-text").text()).toContain("Timestamp for this request is outside of the recvWindow.");
    expect(entry.find(".axes").text()).toContain("after a clock sync");
    expect(entry.find(".badge").text()).toContain("since 2017-12-07");
    expect(entry.find(".provenance a").attr("href")).toMatch(/^https:\/\//u);
  });

  it("lists a code that two families disagree about", () => {
    const row = onPage("conflicts/index.md")("tr[id='-2021']").text();
    expect(row).toContain("ORDER_CANCEL_REPLACE_PARTIALLY_FAILED");
    expect(row).toContain("ORDER_WOULD_IMMEDIATELY_TRIGGER");
  });

  it("lists changes from the newest to the oldest", () => {
    const $ = onPage("changes/index.md");
    const dates = $("h2 time")
      .toArray()
      .map((element) => $(element).attr("datetime") ?? "");
    expect(dates.length).toBeGreaterThan(10);
    expect(dates).toEqual(dates.toSorted().toReversed());
  });
});
