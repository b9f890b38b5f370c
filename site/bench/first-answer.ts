/**
 * Waiting times of a visitor: from a paste to the answer on the screen, and the scripts of the explainer page. Run `npm
 * run build` in site/ first, then `npx tsx site/bench/first-answer.ts` in the repository's root.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { findChromium, launch, visit } from "../../test/site/browser/browser-tools.ts";
import { serveFolder } from "../../test/site/browser/serve-folder.ts";

const DIST = fileURLToPath(new URL("../.vitepress/dist", import.meta.url));
const ROUNDS = 15;
const BODY = '{"code":-2010,"msg":"Account has insufficient balance for requested action."}';

/** Runs in the page: pastes, and resolves with the milliseconds until the answer is in the document. */
const PASTE = `new Promise((resolve) => {
  const input = document.querySelector("#explainer-input");
  const start = performance.now();
  const observer = new MutationObserver(() => {
    if (document.querySelector(".answer") === null) return;
    observer.disconnect();
    resolve(performance.now() - start);
  });
  observer.observe(document.body, { childList: true, subtree: true });
  input.value = ${JSON.stringify(BODY)};
  input.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
})`;

async function main(): Promise<void> {
  const chromium = findChromium();
  if (chromium === undefined || !existsSync(DIST)) throw new Error("Needs Chromium and a built site");
  const site = await serveFolder(DIST);
  const browser = await launch(chromium);
  for (const path of ["/", "/zh-CN/"]) {
    const times: number[] = [];
    let bytes = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      await visit(browser, site, path, async ({ page, requests }) => {
        // The package is loaded right after the page, long before a visitor pastes something.
        await page.waitForTimeout(500);
        times.push(await page.evaluate<number>(PASTE));
        const scripts = new Set(requests.map((url) => new URL(url).pathname).filter((file) => file.endsWith(".js")));
        bytes = [...scripts].reduce((sum, file) => sum + gzipSync(readFileSync(join(DIST, file))).length, 0);
      });
    }
    const sorted = times.toSorted((left, right) => left - right);
    const at = (part: number): string => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(1);
    console.log(
      `${path}: first answer ${at(0.5)} ms (median), ${at(1)} ms (worst of ${String(ROUNDS)}); ${String(bytes)} bytes of JavaScript, gzipped`,
    );
  }
  await browser.close();
  await site.close();
}

await main();
