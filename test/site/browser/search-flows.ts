import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { until, visit } from "./browser-tools.ts";
import type { Stage } from "./suite.ts";

const OPTION = ".search-hits [role=option]";

async function search(page: Page, query: string): Promise<readonly string[]> {
  await page.keyboard.press("/");
  await page.keyboard.type(query);
  await page.waitForSelector(OPTION);
  return page.locator(OPTION).allInnerTexts();
}

export function searchFlows(stage: Stage): void {
  describe("search", () => {
    it.each([
      ["/", "binance error -1021", "INVALID_TIMESTAMP"],
      ["/-2010/", "INVALID_TIMESTAMP", "-1021"],
      ["/guide/", "Duplicate order sent", "Duplicate order sent."],
      ["/spot/", '{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}', "-2015"],
      ["/", "签名无效", "-1022"],
      ["/zh-CN/sapi/", "-1021", "INVALID_TIMESTAMP"],
    ])("%s finds %j", async (path, query, expected) => {
      await visit(stage.browser(), stage.site(), path, async ({ page, complaints }) => {
        expect((await search(page, query))[0]).toContain(expected);
        expect(complaints).toEqual([]);
      });
    });

    it("leads to the entry from the keyboard alone", async () => {
      await visit(stage.browser(), stage.site(), "/zh-CN/", async ({ page }) => {
        await search(page, "TOO_MANY_ORDERS");
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("ArrowUp");
        await page.keyboard.press("Enter");
        await page.waitForURL(/\/zh-CN\/-1015\/$/u);
        await until(page, `document.querySelector("h1 .code")?.textContent === "-1015"`);
        expect(await page.locator("dialog.search-dialog").isVisible()).toBe(false);
      });
    });

    it("closes with Escape and returns the focus", async () => {
      await visit(stage.browser(), stage.site(), "/", async ({ page }) => {
        await page.focus(".search-open");
        await page.keyboard.press("Enter");
        await page.waitForSelector("dialog.search-dialog[open]");
        await page.keyboard.press("Escape");
        await until(page, `document.activeElement.classList.contains("search-open")`);
      });
    });

    it("reports that nothing was found", async () => {
      await visit(stage.browser(), stage.site(), "/", async ({ page }) => {
        await page.keyboard.press("Control+k");
        await page.keyboard.type("zzzzqqqq");
        await until(page, `document.querySelector(".search-status").textContent === "Nothing found."`);
      });
    });
  });
}
