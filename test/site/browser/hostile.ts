import { describe, expect, it } from "vitest";
import { visit } from "./browser-tools.ts";
import type { Stage } from "./suite.ts";

export function hostileTexts(stage: Stage): void {
  describe("texts of others, built into a site", () => {
    it.each(["/spot/", "/zh-CN/-1000/", "/families/", "/changes/", "/zh-CN/conflicts/", "/"])(
      "%s shows them as text",
      async (path) => {
        await visit(stage.browser(), stage.hostileSite(), path, async ({ page, complaints }) => {
          const injected = await page.locator(".reference :is(script, img, iframe, b b, s, marquee)").count();
          expect(injected).toBe(0);
          expect(complaints).toEqual([]);
        });
      },
    );

    it.each([
      "</script><script>alert(1)</script>",
      "{{ constructor.constructor('return 1')() }}",
      "<!-- comment --> <b>bold</b> &lt;entity&gt; &#64;user",
      "[U+202E]gnp.exe[U+2066]hidden[U+2069]",
      "[click](javascript:alert(1)) ![img](https://evil.example/x.png)",
    ])("a person sees %s", async (text) => {
      await visit(stage.browser(), stage.hostileSite(), "/spot/", async ({ page }) => {
        expect(await page.textContent(".reference")).toContain(text);
      });
    });

    it("search shows them as text too", async () => {
      await visit(stage.browser(), stage.hostileSite(), "/spot/", async ({ page, complaints }) => {
        await page.keyboard.press("/");
        await page.keyboard.type("alert");
        await page.waitForSelector(".search-hits [role=option]");
        expect(await page.locator(".search-hits script, .search-hits img").count()).toBe(0);
        expect(complaints).toEqual([]);
      });
    });
  });
}
