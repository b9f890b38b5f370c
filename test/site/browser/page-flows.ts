import { describe, expect, it } from "vitest";
import { until, visit } from "./browser-tools.ts";
import { PATHS, ROOTS, type Stage } from "./suite.ts";

const ALL = ROOTS.flatMap((root) => PATHS.map((path) => root + path));

/** The element that has the focus, and whether a person can see that it has. Browser code is text here: see tsconfig's lib. */
const FOCUSED = `(() => {
  const { tagName, textContent } = document.activeElement;
  const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement);
  const label = (tagName + " " + (/SELECT|TEXTAREA/.test(tagName) ? "" : textContent.trim())).trim();
  return outlineStyle === "none" && boxShadow === "none" ? label + " without a focus mark" : label;
})()`;

export function pageFlows(stage: Stage): void {
  describe("every page", () => {
    it.each(ALL)("%s fits a phone, has its language, and leaves the console quiet", async (path) => {
      await visit(
        stage.browser(),
        stage.site(),
        path,
        async ({ page, complaints }) => {
          const width = await page.evaluate<number>("document.documentElement.scrollWidth");
          const lang = await page.evaluate<string>("document.documentElement.lang");
          expect(width).toBeLessThanOrEqual(360);
          expect(lang).toBe(path.startsWith("/zh-CN/") ? "zh-CN" : "en");
          expect(complaints).toEqual([]);
        },
        { width: 360, height: 740, dark: true },
      );
    });
  });

  describe("anchors", () => {
    it.each(["/spot/#-1021", "/zh-CN/spot/#-1021", "/spot/#-1108-BAD_ASSET", "/spot/#-1108", "/conflicts/#-2021"])(
      "%s shows what it names",
      async (path) => {
        await visit(stage.browser(), stage.site(), path, async ({ page }) => {
          const id = path.slice(path.indexOf("#") + 1);
          await until(
            page,
            `(() => {
            const box = document.getElementById(${JSON.stringify(id)})?.getBoundingClientRect();
            return box !== undefined && box.top >= 0 && box.top < innerHeight / 2;
          })()`,
          );
        });
      },
    );

    it("stay when the language is changed", async () => {
      await visit(stage.browser(), stage.site(), "/spot/#-1021", async ({ page }) => {
        await page.hover(".VPNavBarTranslations");
        await page.click(".VPNavBarTranslations a");
        await page.waitForURL(/\/zh-CN\/spot\/#-1021$/u);
      });
    });
  });

  describe("keyboard", () => {
    it("reaches the explainer and everything in it, with the focus in sight", async () => {
      await visit(stage.browser(), stage.site(), "/", async ({ page }) => {
        const seen: string[] = [];
        for (let press = 0; press < 40 && !seen.includes("BUTTON Clear"); press += 1) {
          await page.keyboard.press("Tab");
          const focused = await page.evaluate<string>(FOCUSED);
          if (focused === "TEXTAREA") await page.keyboard.type("-1021");
          seen.push(focused);
        }
        expect(seen[0]).toContain("Skip to content");
        expect(seen).toEqual(expect.arrayContaining(["TEXTAREA", "SELECT", "BUTTON Copy a link", "BUTTON Clear"]));
        expect(seen.filter((label) => label.includes("without"))).toEqual([]);
      });
    });
  });

  describe("without scripts", () => {
    it("a page of codes can be read", async () => {
      await visit(
        stage.browser(),
        stage.site(),
        "/zh-CN/spot/",
        async ({ page }) => {
          expect(await page.innerText("section.entry:has(h3[id='-1021'])")).toContain("INVALID_TIMESTAMP");
        },
        { javaScript: false },
      );
    });
  });

  describe("colour schemes", () => {
    it.each([true, false])("follow the system (dark: %s), and the switch", async (dark) => {
      await visit(
        stage.browser(),
        stage.site(),
        "/",
        async ({ page, complaints }) => {
          const isDark = (): Promise<boolean> =>
            page.evaluate<boolean>("document.documentElement.classList.contains('dark')");
          expect(await isDark()).toBe(dark);
          await page.click(".VPNavBarAppearance button");
          expect(await isDark()).toBe(!dark);
          expect(complaints).toEqual([]);
        },
        { dark },
      );
    });
  });
}
