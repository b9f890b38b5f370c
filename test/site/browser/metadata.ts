import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { visit } from "./browser-tools.ts";
import { PATHS, ROOTS, type Stage } from "./suite.ts";

const SITE_URL = "https://binance-errors.github.io/binance-errors/";
const ALL = ROOTS.flatMap((root) => PATHS.map((path) => root + path));
/** Maximum size of a code page with fonts and scripts, gzipped. */
const MAX_BYTES = 100_000;

export function metadata(stage: Stage): void {
  const page = (path: string): ReturnType<typeof load> =>
    load(readFileSync(join(stage.folder(), path, "index.html"), "utf8"));

  describe("metadata of a page", () => {
    it.each(ALL)("%s names its address, its twin in the other language, and itself", (path) => {
      const $ = page(path);
      const english = SITE_URL + path.replace(/^\/(?:zh-CN\/)?/u, "");
      const chinese = `${SITE_URL}zh-CN/${path.replace(/^\/(?:zh-CN\/)?/u, "")}`;
      const own = path.startsWith("/zh-CN/") ? chinese : english;
      expect($("link[rel=canonical]").attr("href")).toBe(own);
      expect($("link[hreflang=en]").attr("href")).toBe(english);
      expect($("link[hreflang=zh-CN]").attr("href")).toBe(chinese);
      expect($("link[hreflang=x-default]").attr("href")).toBe(english);
      expect($("meta[property='og:title']").attr("content")).not.toBe("");
      expect($("meta[name=description]").attr("content")?.length).toBeLessThanOrEqual(160);
      const data: unknown = JSON.parse($("script[type='application/ld+json']").text());
      expect(data).toMatchObject({ "@context": "https://schema.org", url: own });
      const twin = $("link[type='text/markdown']").attr("href") ?? "";
      const markdown = readFileSync(join(stage.folder(), twin.slice(SITE_URL.length)), "utf8");
      expect(markdown).toMatch(/^# \S/u);
    });

    it("gives every page a title and a description of its own", () => {
      const files = readdirSync(stage.folder(), { recursive: true, encoding: "utf8" }).filter((file) =>
        file.endsWith("index.html"),
      );
      for (const isChinese of [true, false]) {
        const own = files.filter((file) => file.startsWith("zh-CN") === isChinese);
        const heads = own.map((file) => load(readFileSync(join(stage.folder(), file), "utf8").slice(0, 8000)));
        expect(new Set(heads.map(($) => $("title").text())).size).toBe(own.length);
        expect(new Set(heads.map(($) => $("meta[name=description]").attr("content"))).size).toBe(own.length);
      }
    });

    it("answers the questions about a common error", () => {
      const data: unknown = JSON.parse(page("-1021")("script[type='application/ld+json']").text());
      expect(data).toMatchObject({ "@type": "FAQPage", mainEntity: [{ "@type": "Question" }, {}, {}] });
      expect(page("-1021")("title").text()).toMatch(/^-1021 INVALID_TIMESTAMP: .* · Binance API$/u);
    });

    it("lists every page in the sitemap, which robots.txt names", () => {
      const sitemap = load(readFileSync(join(stage.folder(), "sitemap.xml"), "utf8"), { xml: true });
      const listed = new Set(
        sitemap("loc")
          .toArray()
          .map((element) => sitemap(element).text()),
      );
      const files = readdirSync(stage.folder(), { recursive: true, encoding: "utf8" }).filter((file) =>
        file.endsWith("index.html"),
      );
      const missing = files
        .map((file) => SITE_URL + file.slice(0, -"index.html".length))
        .filter((url) => !listed.has(url));
      expect(missing).toEqual([]);
      expect(listed.size).toBe(files.length);
      expect(readFileSync(join(stage.folder(), "robots.txt"), "utf8")).toContain(`Sitemap: ${SITE_URL}sitemap.xml`);
    });

    it("lists the pages' Markdown twins in llms.txt", () => {
      const text = readFileSync(join(stage.folder(), "llms.txt"), "utf8");
      const links = [...text.matchAll(/\]\((https:[^)]*)\)/gu)].map(([, url = ""]) => url.slice(SITE_URL.length));
      expect(links.length).toBeGreaterThan(500);
      expect(links.filter((file) => !existsSync(join(stage.folder(), file)))).toEqual([]);
    });
  });

  describe("the weight of a page", () => {
    it.each(["/-1021/", "/zh-CN/-2010/", "/http-418/"])("%s is at most 100 kB", async (path) => {
      const requests = await visit(stage.browser(), stage.site(), path, (seen) => Promise.resolve(seen.requests));
      const files = new Set(requests.map((url) => new URL(url).pathname.replace(/\/$/u, "/index.html")));
      const sizes = [...files].map((file) => gzipSync(readFileSync(join(stage.folder(), file))).length);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MAX_BYTES);
    });
  });
}
