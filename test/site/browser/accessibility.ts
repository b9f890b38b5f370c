import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { visit } from "./browser-tools.ts";
import type { Stage } from "./suite.ts";

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`),
  );
}

/** One page of every kind; languages, colours and widths take turns. */
const PAGES = [
  ["/", true, 390],
  ["/zh-CN/", false, 1440],
  ["/-1021/", false, 1440],
  ["/zh-CN/-2010/", true, 390],
  ["/-2022/", true, 1440],
  ["/zh-CN/-2022/", false, 390],
  ["/http-418/", true, 390],
  ["/zh-CN/timeout/", false, 1440],
  ["/binance-us/", false, 390],
  ["/zh-CN/binance-us/", true, 1440],
  ["/families/", false, 390],
  ["/what-to-do/", true, 1440],
  ["/zh-CN/conflicts/", false, 1440],
  ["/changes/", true, 390],
  ["/guide/", true, 1440],
  ["/zh-CN/contributing/", false, 390],
  ["/filters/", true, 390],
  ["/filters/lot-size/", false, 1440],
  ["/zh-CN/filters/notional/", true, 390],
  ["/404.html", true, 1440],
] as const;

export function accessibility(stage: Stage): void {
  describe("axe finds nothing", () => {
    it.each(PAGES)("on %s (dark: %s, %i pixels wide)", async (path, dark, width) => {
      await visit(
        stage.browser(),
        stage.site(),
        path,
        async ({ page }) => {
          expect(await violations(page)).toEqual([]);
        },
        { dark, width },
      );
    });

    it.each([true, false])("on an answer and on search results (dark: %s)", async (dark) => {
      await visit(
        stage.browser(),
        stage.site(),
        "/",
        async ({ page }) => {
          await page.fill(
            "#explainer-input",
            "Way too many requests; IP(203.0.113.7) banned until 1700000000000.\n-2021",
          );
          await page.waitForSelector(".answer");
          expect(await violations(page)).toEqual([]);
          await page.click(".search-open");
          await page.keyboard.type("balance");
          await page.waitForSelector(".search-hits [role=option]");
          expect(await violations(page)).toEqual([]);
        },
        { dark },
      );
    });
  });
}
