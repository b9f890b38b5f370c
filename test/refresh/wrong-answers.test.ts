import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { FAMILY_IDS, type FamilySnapshot, type Locale } from "../../generator/model.ts";
import type { RawPage } from "../../generator/raw-page.ts";
import { type Source, sourcesFor } from "../../generator/sources.ts";
import { readPage } from "../../scripts/refresh/collect-pages.ts";
import { runRefresh } from "../../scripts/refresh/run-refresh.ts";
import { readSnapshots } from "../../scripts/snapshots.ts";
import { type Behaviour, send, startServer } from "../fetch/behaviour-server.ts";
import { quickOptions } from "../fetch/fetch-fixtures.ts";
import { PROJECT, temporaryCheckout } from "../support/checkout.ts";
import { fuzzRuns, spread } from "../support/fuzz-runs.ts";
import { renderPage } from "../support/render-page.ts";

const { snapshots } = await readSnapshots(join(PROJECT, "snapshots"));
const SOURCES = sourcesFor(FAMILY_IDS);

function snapshotOf(family: string): FamilySnapshot {
  const found = snapshots.find((snapshot) => snapshot.family === family);
  if (found === undefined) throw new Error(`There is no snapshot of ${family}`);
  return found;
}

function pageOf(product: string, locale: Locale): string {
  const source = SOURCES.find((one) => one.product === product && one.locale === locale);
  if (source === undefined) throw new Error(`${product} has no page in ${locale}`);
  return renderPage(snapshotOf(source.family), product, locale);
}

describe("another page at a page's address", () => {
  const pairs = SOURCES.flatMap((at) => SOURCES.map((other) => ({ at, other }))).filter(
    ({ at, other }) => pageOf(at.product, at.locale) !== pageOf(other.product, other.locale),
  );

  it("is refused: of another product, or in another language", () => {
    for (const { at, other } of spread(pairs, fuzzRuns(30))) {
      const refused = isRefused(at, pageOf(other.product, other.locale));
      expect(refused || isGrown(at, other), `${other.product} ${other.locale} as ${at.product} ${at.locale}`).toBe(
        true,
      );
    }
  });

  function isRefused(at: Source, text: string): boolean {
    const url = at.candidates[0]?.url ?? "";
    const raw: RawPage = {
      source: { family: at.family, product: at.product, locale: at.locale },
      url,
      requestedUrl: url,
      text,
      format: "markdown",
      sha256: "0".repeat(64),
      bytes: text.length,
      recorded: "2026-11-20",
      frozen: false,
    };
    return !readPage(at, raw, snapshotOf(at.family), []).ok;
  }

  /**
   * The only exception, left to the reviewer: products of one list, if the answer has all codes of the page and more.
   * It looks like the page after its list has grown.
   */
  function isGrown(at: Source, other: Source): boolean {
    if (at.family !== "sapi" || at.family !== other.family || at.locale !== other.locale) return false;
    const codes = (product: string): readonly number[] =>
      snapshotOf("sapi").entries.flatMap(({ code, products }) => (products.some((id) => id === product) ? [code] : []));
    return codes(at.product).every((code) => codes(other.product).includes(code));
  }
});

const EN = "/en/docs/products/derivatives-trading-options/error-code.md";
const ZH = EN.replace("/en/", "/zh-CN/");
const right = (locale: Locale): string => pageOf("options", locale);
const SHELL = '<!doctype html><html lang="en"><head><title>Error Code</title></head><body><div id="root"></div>';

/** Content of the two addresses; the other addresses of the page are 404. */
interface Case {
  readonly title: string;
  readonly en?: Behaviour;
  readonly zh?: Behaviour;
}

const KEPT: readonly Case[] = [
  {
    title: "another product's pages, in both languages",
    en: send(200, pageOf("coin-margined-futures", "en")),
    zh: send(200, pageOf("coin-margined-futures", "zh-CN")),
  },
  { title: "the English page in place of the Chinese one", zh: send(200, right("en")) },
  { title: "the Chinese page in place of the English one", en: send(200, right("zh-CN")) },
  {
    title: "yesterday's shell, with a few codes left in its data",
    en: send(200, `${SHELL}<script>{"list":["-1000 A","-1001 B","-1002 C"]}</script>`),
  },
  {
    title: "a shell whose menu names every code",
    en: send(
      200,
      `${SHELL}<nav><ul>${right("en").replace(/^### (-\d+).*$/gmu, "<li><a href='#x'>$1</a></li>")}</ul></nav>`,
    ),
  },
  { title: "200 without a body", en: send(200, "") },
  { title: "304 to a question without conditions", en: send(304, "") },
  {
    title: "a page in GBK that says so",
    zh: send(200, right("zh-CN"), { "content-type": "text/markdown; charset=gbk" }),
  },
  { title: "a page in UTF-16 that does not say so", zh: send(200, Buffer.from(right("zh-CN"), "utf16le")) },
  {
    title: "the page's beginning, with the right length",
    en: send(200, right("en").slice(0, right("en").length * 0.8)),
  },
  {
    title: "JSON about the page",
    en: send(200, JSON.stringify({ codes: [-1000, -1001, -1002, -1003] }), { "content-type": "application/json" }),
  },
  {
    title: "a page of the API instead of its documentation",
    en: send(200, '{"code":-1121,"msg":"Invalid symbol. -1000 -1001"}'),
  },
  { title: "a redirect to another product", en: send(302, "", { location: EN.replace("options", "usds-futures") }) },
];

const ACCEPTED: readonly Case[] = [
  // Decoded in a wrong charset on the way: repaired if that is certain.
  { title: "a page in Latin-1, sent as UTF-8", zh: send(200, Buffer.from(right("zh-CN")).toString("latin1")) },
  { title: "the page as a picture", en: send(200, right("en"), { "content-type": "image/png" }) },
  { title: "the page as JSON", en: send(200, right("en"), { "content-type": "application/json" }) },
  { title: "the page without a type", en: (response) => response.writeHead(200).end(right("en")) },
  { title: "the page with a mark of the byte order", zh: send(200, `\uFEFF${right("zh-CN")}`) },
];

/** Result of a refresh with these pages. */
async function refreshed({ en, zh }: Case) {
  const server = await startServer({ [EN]: en ?? send(200, right("en")), [ZH]: zh ?? send(200, right("zh-CN")) });
  onTestFinished(() => server.close());
  const { limits, timing } = quickOptions(server.url);
  const network = { limits: { ...limits, maxBodyBytes: 1_000_000, maxWireBytes: 1_000_000 }, timing };
  const root = await temporaryCheckout();
  const result = await runRefresh({ root, from: server.url, only: ["options"], dryRun: true, network });
  const errors = result.problems.filter(({ severity }) => severity === "error");
  return { changed: result.files?.changed, errors };
}

describe("an address that answers with", () => {
  it.each(KEPT)("$title keeps the snapshot and reports why", async (page) => {
    const { changed, errors } = await refreshed(page);
    // The manifest names the address of the other language's page, which was read.
    expect(changed?.filter((name) => name !== "manifest.json")).toEqual([]);
    expect(errors.some(({ check, at }) => check === "page-no-data" && at.product === "options")).toBe(true);
  });

  it.each(ACCEPTED)("$title does not change the snapshot", async (page) => {
    // The manifest names the address that answered.
    expect(await refreshed(page)).toEqual({ changed: ["manifest.json"], errors: [] });
  });
});
