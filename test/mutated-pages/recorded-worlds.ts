import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RawPage } from "../../generator/raw-page.ts";
import { findSource } from "../../generator/sources.ts";
import { decodeUtf8 } from "../../scripts/fetch/judge-content.ts";
import { type ManifestRow, parseManifest } from "../../scripts/recorded/manifest.ts";
import { PROJECT } from "../support/checkout.ts";
import { type PageInput, type World, worldsOf } from "./world.ts";

const ROOT = join(PROJECT, "..", "shared", "pages");

export const HAS_RECORDINGS = existsSync(join(ROOT, "MANIFEST.jsonl"));

/** The sapi products have one list: three of the eight are enough, and faster. */
const PRODUCTS = [
  ["spot", "spot-testnet"],
  ["usds-margined-futures"],
  ["coin-margined-futures"],
  ["options"],
  ["portfolio-margin"],
  ["wallet", "convert", "margin-trading"],
  ["binance-us"],
] as const;

/** Worlds of the newest recordings, of the newest in HTML, and of some old ones. */
export function recordedWorlds(): readonly World[] {
  const { rows } = parseManifest(readFileSync(join(ROOT, "MANIFEST.jsonl"), "utf8"));
  const whole = rows.map(({ row }) => row).filter((row) => row.partial !== true && Number(row["codes"]) > 0);
  const groups = PRODUCTS.flatMap((products) => [
    choose(whole, products, (row) => !row.file.endsWith(".html"), "9999-12-31"),
    choose(whole, products, (row) => row.file.endsWith(".html"), "9999-12-31"),
    choose(whole, products, (row) => row.file.endsWith(".md"), "2024-05-01"),
    choose(whole, products, (row) => row.file.endsWith(".md"), "2019-12-31"),
  ])
    .filter((pages) => pages.some(({ source }) => source.locale === "en"))
    .filter((pages, index, all) => all.findIndex((other) => other[0]?.raw.file === pages[0]?.raw.file) === index);
  const strangers = groups.flat().map(({ raw }) => raw);
  return groups.flatMap((pages) => worldsOf(pages, strangers));
}

/** The newest page of each product and language up to a day. */
function choose(
  rows: readonly ManifestRow[],
  products: readonly string[],
  fits: (row: ManifestRow) => boolean,
  until: string,
): readonly PageInput[] {
  return products.flatMap((product) =>
    (["en", "zh-CN"] as const).flatMap((locale) => {
      const source = findSource(product, locale);
      const newest = rows
        .filter((row) => row.product === product && row.locale === locale && row.recorded <= until && fits(row))
        .toSorted((a, b) => (a.recorded < b.recorded ? 1 : -1))[0];
      return source === undefined || newest === undefined
        ? []
        : [{ source: { ...source, floor: 1 }, raw: rawPage(newest) }];
    }),
  );
}

function rawPage(row: ManifestRow): RawPage {
  const bytes = readFileSync(join(ROOT, row.file));
  const text = decodeUtf8(bytes);
  if (text === null) throw new Error(`${row.file} is not UTF-8.`);
  const source = findSource(row.product, row.locale);
  if (source === undefined) throw new Error(`${row.file} is of no product.`);
  const url = /^https?:\/\//u.test(row.url) ? row.url : (source.candidates[0]?.url ?? "");
  return {
    source: { family: source.family, product: source.product, locale: source.locale },
    url,
    requestedUrl: url,
    text,
    format: row.file.endsWith(".html") ? "html" : "markdown",
    file: row.file,
    sha256: "0".repeat(64),
    bytes: bytes.length,
    recorded: row.recorded,
    frozen: false,
  };
}
