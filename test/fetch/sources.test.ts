import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FAMILY_IDS } from "../../generator/model.ts";
import {
  describeSource,
  findSource,
  isErrorPath,
  isFrozenPath,
  leadsTo,
  pagePath,
  sourceAt,
  SOURCES,
  sourcesFor,
} from "../../generator/sources.ts";
import { parseManifest } from "../../scripts/recorded/manifest.ts";
import { chooseRecordings } from "../../scripts/recorded/read-recorded.ts";

const urlsOf = (product: string, locale: "en" | "zh-CN"): readonly string[] =>
  (findSource(product, locale)?.candidates ?? []).map((candidate) => candidate.url);

test("a page's candidates: Markdown twin, former address + .md, HTML, GitHub, former site, frozen copy", () => {
  expect(urlsOf("spot", "zh-CN")).toEqual([
    "https://developers.binance.com/zh-CN/docs/products/spot/errors.md",
    "https://developers.binance.com/docs/zh-CN/binance-spot-api-docs/errors.md",
    "https://developers.binance.com/zh-CN/docs/products/spot/errors",
    "https://raw.githubusercontent.com/binance/binance-spot-api-docs/master/errors_CN.md",
    "https://developers.binance.com/docs/zh-CN/binance-spot-api-docs/errors",
    "https://developers.binance.com/legacy-docs/zh-CN/binance-spot-api-docs/errors",
  ]);
  expect(urlsOf("wallet", "en")).toEqual([
    "https://developers.binance.com/en/docs/products/wallet/error-code.md",
    "https://developers.binance.com/docs/wallet/error-code.md",
    "https://developers.binance.com/en/docs/products/wallet/error-code",
    "https://developers.binance.com/docs/wallet/error-code",
    "https://developers.binance.com/legacy-docs/wallet/error-code",
  ]);
  expect(urlsOf("binance-us", "en")).toEqual([
    "https://raw.githubusercontent.com/binance-us/binance-us-api-docs/master/errors.md",
  ]);
});

test("the table is sound", () => {
  const keys = SOURCES.map((source) => `${source.product} ${source.locale}`);
  expect(new Set(keys).size).toBe(keys.length);
  const urls = SOURCES.flatMap((source) => source.candidates.map((candidate) => candidate.url));
  expect(new Set(urls).size).toBe(urls.length);
  for (const source of SOURCES) {
    expect(source.candidates.length, describeSource(source)).toBeGreaterThan(0);
    expect(source.floor, describeSource(source)).toBeGreaterThan(0);
    expect(sourceAt(new URL(source.candidates[0]?.url ?? "").pathname)).toBe(source);
    for (const { url, frozen } of source.candidates) expect(frozen).toBe(isFrozenPath(new URL(url).pathname));
  }
});

test("every family has at least one page in English", () => {
  for (const family of FAMILY_IDS) {
    expect(sourcesFor([family]).filter((source) => source.locale === "en").length, family).toBeGreaterThan(0);
  }
  expect(sourcesFor().map((source) => source.family)).not.toContain("binance-link");
  expect(sourcesFor(["options"]).map(describeSource)).toEqual(["options en", "options zh-CN"]);
  expect(describeSource({ family: "sapi", product: "wallet", locale: "en" })).toBe("sapi wallet en");
});

test.for([
  ["/docs/wallet/error-code", true],
  ["/docs/wallet/error-code/", true],
  ["/DOCS/wallet/error-code.md", true],
  ["/legacy-docs/wallet/error-code", true],
  ["/en/docs/products/wallet/error-code.md", true],
  ["/en/docs/products/wallet/error-codes", true],
  ["/en/docs/products/wallet/errors", true],
  ["/en/docs/products/wallet/introduction", false],
  ["/en/docs/products/wallet", false],
  ["/en/docs/products/convert/error-code", false],
  ["/zh-CN/docs/products/wallet/error-code", false],
  ["/docs/zh-CN/wallet/error-code", false],
  ["/", false],
] as const)("a redirect of wallet en to %s stays on the page: %s", ([path, expected]) => {
  const wallet = findSource("wallet", "en");
  if (wallet === undefined) throw new Error("wallet is in the table");
  expect(leadsTo(wallet, path)).toBe(expected);
});

test.for([
  ["/a/errors.md", true],
  ["/a/error-code", true],
  ["/a/5.Error-Code", true],
  ["/a/errorcodes", true],
  ["/a/terrors", false],
  ["/errors/a", false],
] as const)("%s names an error page: %s", ([path, expected]) => {
  expect(isErrorPath(path)).toBe(expected);
  expect(pagePath(pagePath(path))).toBe(pagePath(path));
});

const MANIFEST = "../shared/pages/MANIFEST.jsonl";
describe.skipIf(!existsSync(MANIFEST))("with the recordings", () => {
  test("each floor is 80 to 95 % of the newest recording's codes", () => {
    const { rows } = parseManifest(readFileSync(MANIFEST, "utf8"));
    const { chosen, missing } = chooseRecordings(rows, sourcesFor());
    expect(missing).toEqual([]);
    for (const { source, row } of chosen) {
      const share = source.floor / Number(row["codes"]);
      expect(share, describeSource(source)).toBeGreaterThan(0.8);
      expect(share, describeSource(source)).toBeLessThan(0.95);
    }
  });
});
