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
    it.each(["/-1021/#usds-futures", "/zh-CN/-1021/#spot", "/conflicts/#-2021", "/http-5xx/#503"])(
      "%s shows its subject",
      async (path) => {
        await visit(stage.browser(), stage.site(), path, async ({ page }) => {
          const id = path.slice(path.indexOf("#") + 1);
          await until(
            page,
            `(() => {
            const box = document.getElementById(${JSON.stringify(id)})?.getBoundingClientRect();
            return box !== undefined && box.top >= 0 && box.top < innerHeight;
          })()`,
          );
        });
      },
    );

    it.each([
      ["/spot/#-1021", /\/-1021\/#spot$/u],
      ["/zh-CN/spot/#-1021", /\/zh-CN\/-1021\/#spot$/u],
      ["/usds-futures/#-1021-invalid_timestamp", /\/-1021\/#usds-futures$/u],
      ["/sapi/#-5012-TRANSFER_PENDING", /\/-5012\/#sapi$/u],
      ["/#-1021-invalid_timestamp", /\/-1021\/$/u],
    ])("%s, which is an old one or one of Binance's, leads to the code's page", async (path, target) => {
      await visit(stage.browser(), stage.site(), path, async ({ page }) => {
        await page.waitForURL(target);
        await until(page, `document.querySelector("h1 .code") !== null`);
      });
    });

    it("stay when the language is changed", async () => {
      await visit(stage.browser(), stage.site(), "/-1021/#spot", async ({ page }) => {
        await page.hover(".VPNavBarTranslations");
        await page.click(".VPNavBarTranslations a");
        await page.waitForURL(/\/zh-CN\/-1021\/#spot$/u);
      });
    });
  });

  describe("the table of a family", () => {
    it("shows the rows that have the words of the filter", async () => {
      await visit(stage.browser(), stage.site(), "/usds-futures/", async ({ page, complaints }) => {
        await page.fill(".family-filter input", "margin insufficient");
        await until(
          page,
          `document.querySelectorAll(".family-table tr:not([hidden]):not(.section-head) td:first-child").length < 50`,
        );
        expect(await page.innerText(".family-table")).toContain("-2019");
        expect(await page.isVisible("[id='-1121']")).toBe(false);
        expect(complaints).toEqual([]);
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
    it.each(["/", "/zh-CN/spot/", "/zh-CN/-1021/"])(
      "%s is readable, and nothing on it looks interactive",
      async (path) => {
        await visit(
          stage.browser(),
          stage.site(),
          path,
          async ({ page }) => {
            expect(await page.innerText("main")).toContain("-1021");
            const controls = page.locator("button:visible, input:visible, textarea:visible, select:visible");
            expect(await controls.count()).toBe(0);
          },
          { javaScript: false },
        );
      },
    );
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
