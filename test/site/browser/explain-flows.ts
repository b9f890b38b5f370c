import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { until, visit } from "./browser-tools.ts";
import { ROOTS, type Stage } from "./suite.ts";

const BODY = '{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}';
const SPOT_BALANCE = "APIError(code=-2010): Account has insufficient balance for requested action.";
/** All JavaScript of the page with an answer, gzipped. */
const MAX_BYTES = 140_000;

async function ask(page: Page, text: string): Promise<string> {
  await page.fill("#explainer-input", text);
  await page.waitForSelector(".answer, .answers .explainer-none");
  return page.innerText(".answers");
}

export function explainFlows(stage: Stage): void {
  describe("the explainer", () => {
    it.each([
      ["/", BODY, ["-1021", "INVALID_TIMESTAMP", "What to do", "after a clock sync"]],
      ["/", SPOT_BALANCE, ["-2010", "NEW_ORDER_REJECTED", "text recognised"]],
      ["/", "-2021", ["ORDER_CANCEL_REPLACE_PARTIALLY_FAILED", "ORDER_WOULD_IMMEDIATELY_TRIGGER"]],
      ["/", "all is well", ["no error that the package knows"]],
      ["/", "<img src=x onerror=alert(1)> {{ 1+1 }} -1121 Invalid symbol.", ["-1121"]],
      ["/zh-CN/", BODY, ["-1021", "INVALID_TIMESTAMP", "处理建议", "校准时钟后重发"]],
      ["/zh-CN/", SPOT_BALANCE, ["-2010", "账户金额不足", "是否已执行"]],
    ])("%s answers to %j", async (path, text, expected) => {
      await visit(stage.browser(), stage.site(), path, async ({ page, complaints }) => {
        const answer = await ask(page, text);
        for (const piece of expected) expect(answer).toContain(piece);
        expect(complaints).toEqual([]);
      });
    });

    it("uses the chosen family, and tells a screen reader", async () => {
      await visit(stage.browser(), stage.site(), "/", async ({ page }) => {
        await ask(page, "-2021");
        await page.selectOption(".explainer select", "usds-futures");
        await until(page, `document.querySelectorAll(".answer").length === 1`);
        expect(await page.innerText(".answer")).toContain("ORDER_WOULD_IMMEDIATELY_TRIGGER");
        expect(await page.innerText("[role=status][aria-live=polite]")).toContain("ORDER_WOULD_IMMEDIATELY_TRIGGER");
      });
    });

    it("accepts that the call only reads", async () => {
      await visit(stage.browser(), stage.site(), "/", async ({ page }) => {
        expect(await ask(page, '{"code":-1007,"msg":"x"}')).toContain("only after a state check");
        await page.check(".explainer-check input");
        await until(page, `document.querySelector(".answers").textContent.includes("after a delay")`);
      });
    });

    it.each(ROOTS)("%s opens a shared link, and makes one, without sending anything", async (root) => {
      const shared = `${root}#q=${encodeURIComponent(BODY)}&family=spot`;
      await visit(stage.browser(), stage.site(), shared, async ({ page, complaints, requests }) => {
        await page.waitForSelector(".answer");
        expect(await page.inputValue("#explainer-input")).toBe(BODY);
        expect(await page.inputValue(".explainer select")).toBe("spot");
        await ask(page, "-1121 signature=0123456789abcdef");
        await page.click(".explainer-buttons button:first-child");
        await until(page, `location.hash.includes("-1121")`);
        expect(new URL(page.url()).hash).toContain("family=spot");
        expect(page.url()).not.toContain("0123456789abcdef");
        expect(requests.every((url) => !url.includes("1121"))).toBe(true);
        expect(complaints).toEqual([]);
      });
    });

    it.each(ROOTS)("%s needs no more than 140 kB of JavaScript for an answer", async (root) => {
      await visit(stage.browser(), stage.site(), root, async ({ page, requests }) => {
        await ask(page, SPOT_BALANCE);
        const scripts = new Set(requests.map((url) => new URL(url).pathname).filter((path) => path.endsWith(".js")));
        const sizes = [...scripts].map((path) => gzipSync(readFileSync(join(stage.folder(), path))).length);
        const total = sizes.reduce((sum, size) => sum + size, 0);
        expect(total).toBeGreaterThan(50_000);
        expect(total).toBeLessThan(MAX_BYTES);
      });
    });
  });
}
