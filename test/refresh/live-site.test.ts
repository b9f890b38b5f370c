import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findSource } from "../../generator/sources.ts";
import type { Locale } from "../../generator/model.ts";
import { runRefresh } from "../../scripts/refresh/run-refresh.ts";
import { quickOptions } from "../fetch/fetch-fixtures.ts";
import { readSnapshot, temporaryCheckout } from "../support/checkout.ts";
import { type Site, startLiveSite } from "../support/live-site.ts";
import { renderPage } from "../support/render-page.ts";

const LOCALES: readonly Locale[] = ["en", "zh-CN"];

function twinOf(locale: Locale): string {
  return new URL(findSource("options", locale)?.candidates[0]?.url ?? "").pathname;
}

/** What a run makes of options where the site has these languages of its page. */
async function refreshFrom(locales: readonly Locale[], record?: string) {
  const root = await temporaryCheckout();
  const before = await readSnapshot(root, "options");
  const site: Site = new Map(locales.map((locale) => [twinOf(locale), renderPage(before, "options", locale)]));
  const server = await startLiveSite(site);
  try {
    const { limits, timing } = quickOptions(server.url);
    const network = { limits, timing };
    const result = await runRefresh({ root, from: server.url, only: ["options"], dryRun: false, network, record });
    return { root, before, after: await readSnapshot(root, "options"), result, requests: server.requests };
  } finally {
    await server.close();
  }
}

describe("a site that behaves as the live one", () => {
  it("is read from its Markdown, with one request a page, and nothing changes", async () => {
    const { before, after, result, requests } = await refreshFrom(LOCALES);
    expect(after).toEqual(before);
    expect(result.problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(result.problems.map(({ check }) => check)).not.toContain("unknown-error-page");
    expect(result.pages.map((page) => page.ok && page.read.raw.format)).toEqual(["markdown", "markdown"]);
    const asked = requests.map(({ url }) => url).filter((url) => url?.includes("error-code"));
    expect(asked.toSorted()).toEqual(LOCALES.map(twinOf).toSorted());
  });

  it("gives no data where it has a shell instead of a page", async () => {
    const { before, after, result } = await refreshFrom(["en"]);
    expect(after).toEqual(before);
    expect(result.pages.map(({ ok }) => ok)).toEqual([true, false]);
    const [lost] = result.problems.filter(({ severity }) => severity === "error");
    expect(lost).toMatchObject({ check: "page-no-data", at: { product: "options", locale: "zh-CN" } });
  });

  it("leaves recordings that say the same again", async () => {
    const record = await mkdtemp(join(tmpdir(), "binance-errors-pages-"));
    const { root } = await refreshFrom(LOCALES, record);
    expect((await readdir(record)).map((file) => file.replace(/\.[0-9a-f]{8}\./u, ".")).toSorted()).toEqual([
      "MANIFEST.jsonl",
      "options.en.md",
      "options.zh-CN.md",
    ]);
    const again = await runRefresh({ root, from: record, only: ["options"], dryRun: true });
    expect(again.pages.map(({ ok }) => ok)).toEqual([true, true]);
    expect(again.status).toBe("unchanged");
  });
});
