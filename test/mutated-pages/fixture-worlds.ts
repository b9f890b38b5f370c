import type { FamilySnapshot, Locale } from "../../generator/model.ts";
import type { RawPage } from "../../generator/raw-page.ts";
import { findSource } from "../../generator/sources.ts";
import { PROJECT, readSnapshot } from "../support/checkout.ts";
import { renderPage } from "../support/render-page.ts";
import { renderHtml } from "./render-html.ts";
import { type PageInput, type World, worldsOf } from "./world.ts";

/** Enough entries for every quirk of the page, few enough to read it thousands of times. */
const ENTRIES = 40;

const FAMILIES = [
  { family: "spot", products: ["spot"] },
  { family: "usds-futures", products: ["usds-margined-futures"] },
  { family: "options", products: ["options"] },
  { family: "sapi", products: ["wallet", "convert"] },
] as const;

/** Small pages in both formats and languages, written from the snapshots. */
export async function fixtureWorlds(): Promise<readonly World[]> {
  const families = await Promise.all(
    FAMILIES.map(async ({ family, products }) => ({ snapshot: small(await readSnapshot(PROJECT, family)), products })),
  );
  const inputs = families.map(({ snapshot, products }) =>
    (["markdown", "html"] as const).map((format) =>
      products.flatMap((product) =>
        (["en", "zh-CN"] as const).map((locale) => render(snapshot, product, locale, format)),
      ),
    ),
  );
  const all = inputs.flat(2).map(({ raw }) => raw);
  return inputs.flatMap((formats) => formats.flatMap((pages) => worldsOf(pages, all)));
}

/** A stretch of the list rather than every third entry: neighbours on the real page stay neighbours. */
function small(snapshot: FamilySnapshot): FamilySnapshot {
  const live = snapshot.entries.filter(({ retired }) => retired === undefined);
  const inTables = new Set(snapshot.tables.flatMap(({ codes }) => codes));
  const first = live.slice(0, ENTRIES / 2);
  const rest = live.slice(ENTRIES / 2);
  const kept = new Set([...first, ...rest.filter(({ code }) => inTables.has(code)), ...rest.slice(-ENTRIES / 2)]);
  return { ...snapshot, entries: live.filter((entry) => kept.has(entry)) };
}

function render(snapshot: FamilySnapshot, product: string, locale: Locale, format: "markdown" | "html"): PageInput {
  const source = findSource(product, locale);
  const address = source?.candidates.find((candidate) => candidate.format === format);
  if (source === undefined || address === undefined) throw new Error(`${product} ${locale} has no source.`);
  const text = renderText(snapshot, product, locale, format, new URL(address.url).pathname.replace(/\.md$/u, ""));
  const raw: RawPage = {
    source: { family: source.family, product, locale },
    url: address.url,
    requestedUrl: address.url,
    text,
    format,
    sha256: "0".repeat(64),
    bytes: text.length,
    recorded: "2026-11-20",
    frozen: false,
  };
  return { source: { ...source, floor: 1 }, raw };
}

/** The sample at the start of every page: a code that is not an entry. */
const SAMPLE = '{\n  "code": -1121,\n  "msg": "Invalid symbol."\n}';

function renderText(
  snapshot: FamilySnapshot,
  product: string,
  locale: Locale,
  format: "markdown" | "html",
  path: string,
): string {
  if (format === "html") {
    const html = renderHtml(snapshot, product, locale, path);
    return html.replace("</header>", `</header>\n<pre><code>${SAMPLE.replaceAll('"', "&quot;")}</code></pre>`);
  }
  const markdown = renderPage(snapshot, product, locale).replaceAll("/docs/page#", `${path}#`);
  return markdown.replace("\n", `\n\n\`\`\`json\n${SAMPLE}\n\`\`\`\n`);
}
