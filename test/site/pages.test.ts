import { type CheerioAPI, load } from "cheerio";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { LOCALES, type Locale } from "../../site/catalog/catalog.ts";
import { MAX_PAGES_OF_A_TEXT, type SiteData, pageContext } from "../../site/catalog/context.ts";
import { readSiteData } from "../../site/catalog/read-data.ts";
import type { SitePage } from "../../site/pages/site-page.ts";
import { STATUSES } from "../../site/pages/statuses.ts";
import { markdownWriter } from "../../site/pages/twins.ts";
import { generatedPages } from "../../site/pages/write-pages.ts";
import { hostileCatalog, siteDataOf } from "./read-catalog.ts";

const published = readSiteData();
const hostile = siteDataOf(hostileCatalog());
const frontMatterSchema = z.object({ title: z.string().min(1), description: z.string().min(1) });
const markdown = new MarkdownIt({ html: true });

function pagesOf(data: SiteData, locale: Locale): readonly SitePage[] {
  return generatedPages(pageContext(data, locale, "/base/"));
}

function bodyOf({ content }: SitePage): string {
  const parts = content.split("\n---\n\n");
  expect(parts).toHaveLength(2);
  return parts[1] ?? "";
}

const pagesIn = {
  en: pagesOf(published, "en"),
  "zh-CN": pagesOf(published, "zh-CN"),
} as const satisfies Record<Locale, readonly SitePage[]>;
const hostilePages = LOCALES.flatMap((locale) => pagesOf(hostile, locale));
const all = [...pagesIn.en, ...pagesIn["zh-CN"], ...hostilePages];
const parsed = new Map<SitePage, CheerioAPI>();
/** The page as a browser reads it, parsed once. */
function on(page: SitePage): CheerioAPI {
  const known = parsed.get(page);
  if (known !== undefined) return known;
  const $ = load(bodyOf(page));
  parsed.set(page, $);
  return $;
}

describe("every generated page", () => {
  it("is one HTML block that Vue does not change", () => {
    for (const page of all) {
      const body = bodyOf(page);
      expect(body, page.path).toMatch(/^<div v-pre class="reference">/u);
      expect(body, page.path).not.toMatch(/\n\s*\n./u);
      expect(body, page.path).not.toContain("{");
      expect(markdown.parse(body, {}).map(({ type }) => type)).toEqual(["html_block"]);
    }
  });

  it("has each anchor once, and one first heading", () => {
    for (const page of all) {
      const $ = on(page);
      const ids = $("[id]")
        .toArray()
        .map((element) => $(element).attr("id"));
      expect(new Set(ids).size, page.path).toBe(ids.length);
      expect($("h1").length, page.path).toBe(1);
    }
  });

  it("has front matter that is JSON, with a title and a description of its own", () => {
    for (const { content } of all) {
      const line = content.split("\n")[1] ?? "";
      expect(line).not.toMatch(/[<>]/u);
      expect(() => frontMatterSchema.parse(JSON.parse(line))).not.toThrow();
    }
  });
});

describe("texts of others", () => {
  it("never become elements or addresses", () => {
    for (const page of hostilePages) {
      const $ = on(page);
      expect($("script, img, iframe, object, embed, style, link, meta, base, form, input").length).toBe(0);
      for (const element of $("a").toArray()) {
        expect($(element).attr("href") ?? "#").toMatch(/^(?:https:\/\/example\.com\/|\/base\/|#)/u);
      }
      for (const element of $("*").toArray()) {
        for (const name of Object.keys($(element).attr() ?? {})) expect(name).not.toMatch(/^(?:on|@|:|style$)/u);
      }
    }
  });

  it("never become elements in the Markdown twins", () => {
    const writer = markdownWriter("https://example.com/base/", "/base/");
    for (const { body } of hostilePages) {
      const $ = load(markdown.render(writer.turndown(body.markup)));
      expect($("script, img, iframe, object, style, form, input, s, marquee").length).toBe(0);
      for (const element of $("a").toArray()) {
        expect($(element).attr("href") ?? "#").toMatch(/^https:\/\/example\.com\//u);
      }
    }
  });
});

describe("pages of the published catalog", () => {
  const english = pagesIn.en;
  const onPage = (path: string): CheerioAPI => {
    const page = english.find((each) => each.path === path);
    if (page === undefined) throw new Error(`There is no page ${path}`);
    return on(page);
  };

  it("has a page for every code and an anchor for every family that has it", () => {
    for (const [code, meanings] of published.index.byCode) {
      const $ = onPage(`${String(code)}/index.md`);
      for (const { family } of meanings) expect($(`[id='${family.id}']`).length, String(code)).toBe(1);
    }
  });

  it("has a page for every failure without a code", () => {
    for (const { id } of STATUSES) expect(onPage(`${id}/index.md`)("h2").length).toBeGreaterThan(2);
  });

  it.each(LOCALES)("repeats no paragraph on more than ten pages (%s)", (locale) => {
    const uses = new Map<string, number>();
    for (const page of pagesIn[locale]) {
      const $ = on(page);
      const texts = new Set(
        $("p")
          .toArray()
          .map((element) => $(element).text().trim()),
      );
      for (const text of texts) uses.set(text, (uses.get(text) ?? 0) + 1);
    }
    expect([...uses].filter(([, count]) => count > MAX_PAGES_OF_A_TEXT)).toEqual([]);
  });

  it("leaves no section without content", () => {
    for (const page of english) {
      const $ = on(page);
      for (const heading of $("h2").toArray()) {
        const next = $(heading).next();
        expect(next.length > 0 && !next.is("h2"), `${page.path} ${$(heading).text()}`).toBe(true);
      }
    }
  });

  it("has all facts of a code", () => {
    const $ = onPage("-1021/index.md");
    expect($("h1 .name").text()).toBe("INVALID_TIMESTAMP");
    expect($(".message-text").text()).toContain("Timestamp for this request is outside of the recvWindow.");
    expect($(".axes").text()).toContain("after a clock sync");
    expect($(".sources").text()).toContain("since 2017-12-07");
    expect($(".sources a").attr("href")).toMatch(/^https:\/\//u);
    expect($(".page-footer time").length).toBe(1);
  });

  it("has a page for the code that a page wrote with the other sign", () => {
    const $ = onPage("51007/index.md");
    expect($("h1").text()).toContain("51007");
    expect($("h1 .name").text()).toBe(onPage("-51007/index.md")("h1 .name").text());
  });

  it("marks translations that the catalog doubts, and no other", () => {
    const doubted = published.index.catalog.families.flatMap(({ errors }) =>
      errors.flatMap(({ code, messages }) => messages.filter(({ doubtful }) => doubtful !== undefined).map(() => code)),
    );
    expect(doubted.length).toBeGreaterThan(0);
    const marked = pagesIn["zh-CN"].filter((page) => on(page)(".messages .badge").text().includes("译文存疑"));
    expect(marked.map(({ path }) => Number(path.split("/")[0])).toSorted()).toEqual([...new Set(doubted)].toSorted());
  });

  it("sets meanings side by side where families disagree", () => {
    const $ = onPage("-2022/index.md");
    expect($(".comparison tbody tr").length).toBe(2);
    expect($(".comparison").text()).toContain("REDUCE_ONLY_REJECT");
  });

  it("has a row in the family's table for every entry, under the anchor that it always had", () => {
    for (const family of published.index.catalog.families) {
      const $ = onPage(`${family.id}/index.md`);
      for (const { code } of family.errors)
        expect($(`[id='${String(code)}'] a[href]`).attr("href")).toContain(`/${String(code)}/#`);
    }
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

describe("common errors", () => {
  it("come first among the messages of their code", () => {
    const withMatch = published.common.all.filter(({ match }) => match !== undefined);
    for (const { code, match } of withMatch) {
      const first = published.common.ofCode(code)[0];
      if (first?.match !== match) continue;
      const page = pagesIn.en.find(({ path }) => path === `${String(code)}/index.md`);
      if (page === undefined) throw new Error(`There is no page for ${String(code)}`);
      const $ = on(page);
      const lists = $(".meaning .messages")
        .toArray()
        .map((list) => $(list).find(".message-text").first().text());
      expect(lists, String(code)).toContain(match);
      expect($("#why").length, String(code)).toBe(1);
    }
  });
});
