import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { accessibility } from "./browser/accessibility.ts";
import { findChromium, launch } from "./browser/browser-tools.ts";
import { builtFrom, builtSite, siteObstacle } from "./browser/built-site.ts";
import { explainFlows } from "./browser/explain-flows.ts";
import { hostileTexts } from "./browser/hostile.ts";
import { links } from "./browser/links.ts";
import { metadata } from "./browser/metadata.ts";
import { pageFlows } from "./browser/page-flows.ts";
import { searchFlows } from "./browser/search-flows.ts";
import { type Served, serveFolder } from "./browser/serve-folder.ts";
import type { Stage } from "./browser/suite.ts";
import { hostileCatalog } from "./read-catalog.ts";

/** The site in a real Chromium. One file, because two concurrent builds would write to the same folders. */
const chromium = findChromium();
const obstacle = chromium === undefined ? "there is no Chromium: apt-get install chromium" : await siteObstacle();
const temporary = mkdtempSync(join(tmpdir(), "site-test-"));

let browser: Browser | undefined;
let site: Served | undefined;
let hostileSite: Served | undefined;
let folder: string | undefined;

function there<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("The site is not up");
  return value;
}

const stage: Stage = {
  browser: () => there(browser),
  site: () => there(site),
  hostileSite: () => there(hostileSite),
  folder: () => there(folder),
};

afterAll(() => {
  rmSync(temporary, { recursive: true, force: true });
});

describe.runIf(obstacle === null)("the site in Chromium", () => {
  beforeAll(async () => {
    folder = await builtSite();
    site = await serveFolder(folder);
    const catalog = join(temporary, "catalog.json");
    writeFileSync(catalog, JSON.stringify(hostileCatalog()));
    hostileSite = await serveFolder(await builtFrom(catalog));
    browser = await launch(there(chromium));
  }, 900_000);

  afterAll(async () => {
    await browser?.close();
    await Promise.all([site?.close(), hostileSite?.close()]);
  });

  explainFlows(stage);
  searchFlows(stage);
  pageFlows(stage);
  accessibility(stage);
  links(stage);
  metadata(stage);
  hostileTexts(stage);
});

if (obstacle !== null) {
  describe("the site in Chromium", () => {
    it.skip(`was not looked at: ${obstacle}`);
  });
}
