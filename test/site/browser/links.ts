import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { ROOTS, type Stage } from "./suite.ts";

interface PageLinks {
  readonly ids: ReadonlySet<string>;
  readonly hrefs: readonly string[];
}

function readPages(folder: string): ReadonlyMap<string, PageLinks> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith("index.html"),
  );
  return new Map(
    files.map((file) => {
      const $ = load(readFileSync(join(folder, file), "utf8"));
      const ids = $("[id]")
        .toArray()
        .map((element) => $(element).attr("id") ?? "");
      const hrefs = $("a[href]")
        .toArray()
        .map((element) => $(element).attr("href") ?? "");
      return [`/${file.replaceAll("\\", "/").slice(0, -"index.html".length)}`, { ids: new Set(ids), hrefs }];
    }),
  );
}

export function links(stage: Stage): void {
  describe("links", () => {
    it("within the site lead to pages and anchors that exist", () => {
      const pages = readPages(stage.folder());
      const broken: string[] = [];
      for (const [path, { hrefs }] of pages) {
        for (const href of new Set(hrefs)) {
          const url = new URL(href, `http://site${path}`);
          if (url.host !== "site") continue;
          const target = pages.get(url.pathname);
          const anchor = decodeURIComponent(url.hash.slice(1));
          const isVitePressOwn = anchor === "VPContent";
          if (target === undefined || (anchor !== "" && !isVitePressOwn && !target.ids.has(anchor)))
            broken.push(`${path} → ${href}`);
        }
      }
      expect(broken).toEqual([]);
    });

    it("out of the site are https and send no referrer", () => {
      for (const file of ROOTS) {
        const $ = load(readFileSync(join(stage.folder(), file, "-1021/index.html"), "utf8"));
        const out = $(".reference a[href^='http']").toArray();
        expect(out.length).toBeGreaterThan(5);
        expect(
          out.every(
            (element) => $(element).attr("href")?.startsWith("https://") && $(element).attr("rel") === "noreferrer",
          ),
        ).toBe(true);
      }
    });
  });
}
