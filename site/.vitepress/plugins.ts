import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  type Advice,
  type Catalog,
  type Family,
  LOCALES,
  type Locale,
  type Message,
  familyTitle,
  inLocale,
} from "../catalog/catalog.ts";
import { ADVICE_SHARDS, MESSAGE_SHARDS, adviceShard, messageKey, messageShard } from "../explainer/explain.ts";
import type { SiteData } from "../catalog/context.ts";
import { searchDocuments } from "../search/documents.ts";

interface Plugin {
  readonly name: string;
  readonly enforce?: "pre";
  readonly resolveId?: (id: string, importer?: string) => string | undefined;
  readonly load?: (id: string) => string | undefined;
  readonly outputOptions?: <Options extends { entryFileNames?: unknown }>(options: Options) => Options;
}

/** Modules of the site's own scripts made from the catalog at build time: see theme/data-modules.d.ts. */
export function dataModules(data: SiteData): Plugin {
  const { catalog, byCode } = data.index;
  const modules = new Map<string, () => string>([
    ...textModules(catalog),
    ["virtual:search/en", () => `export default ${jsonModule(searchDocuments(data, "en"))};`],
    ["virtual:search/zh-CN", () => `export default ${jsonModule(searchDocuments(data, "zh-CN"))};`],
    ["virtual:families", () => exportDefault(catalog.families.map(familyTitles))],
    ["virtual:codes", () => exportDefault([...byCode.keys()])],
  ]);
  return {
    name: "binance-errors-data",
    resolveId: (id) => (modules.has(id) ? `\0${id}` : undefined),
    load: (id) => (id.startsWith("\0") ? modules.get(id.slice(1))?.() : undefined),
  };
}

function familyTitles(family: Family): { readonly id: string; readonly title: Readonly<Record<Locale, string>> } {
  return { id: family.id, title: { en: familyTitle(family, "en"), "zh-CN": familyTitle(family, "zh-CN") } };
}

function exportDefault(value: unknown): string {
  return `export default ${JSON.stringify(value)};`;
}

/** Sources of the explainer's word modules by module id, and of `virtual:texts/<locale>`, which loads them. */
export function textModules(catalog: Catalog): ReadonlyMap<string, () => string> {
  const modules = new Map<string, () => string>();
  for (const locale of LOCALES) {
    const advice = shardIds(`virtual:texts/${locale}/advice`, ADVICE_SHARDS);
    advice.forEach((id, shard) => modules.set(id, () => adviceModule(catalog.advice, shard, locale)));
    const messages = catalog.families.map((family) => {
      const ids = shardIds(`virtual:texts/${locale}/${family.id}`, MESSAGE_SHARDS);
      ids.forEach((id, shard) => modules.set(id, () => messageModule(family, shard, locale)));
      return [family.id, ids] as const;
    });
    modules.set(`virtual:texts/${locale}`, () => loadersModule(advice, messages));
  }
  return modules;
}

function shardIds(prefix: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, shard) => `${prefix}/${String(shard)}`);
}

function adviceModule(advice: readonly Advice[], shard: number, locale: Locale): string {
  const texts = advice
    .filter(({ id }) => adviceShard(id) === shard)
    .map(({ id, text, readOnly }) => [
      id,
      readOnly === undefined ? [text[locale]] : [text[locale], readOnly.text[locale]],
    ]);
  return `export default ${jsonModule(Object.fromEntries(texts))};`;
}

function messageModule(family: Family, shard: number, locale: Locale): string {
  const texts = family.errors
    .filter(({ code }) => messageShard(code) === shard)
    .flatMap(({ code, messages, tables }) => {
      const shared = family.tables.filter(({ id }) => tables.includes(id)).flatMap((table) => table.messages);
      return [...messages, ...shared].flatMap((message) => messageRow(code, message, locale));
    });
  return `export default ${jsonModule(Object.fromEntries(texts))};`;
}

function messageRow(
  code: number,
  message: Message,
  locale: Locale,
): readonly (readonly [string, readonly [string | null, string | null]])[] {
  const translation = locale === "en" ? null : (message.translation ?? null);
  const explanation = inLocale(message.explanation, locale) ?? null;
  if (translation === null && explanation === null) return [];
  return [[messageKey(code, message.id), [translation, explanation]]];
}

function loadersModule(advice: readonly string[], messages: readonly (readonly [string, readonly string[]])[]): string {
  const list = (ids: readonly string[]): string =>
    `[${ids.map((id) => `() => import(${JSON.stringify(id)})`).join(", ")}]`;
  const families = messages.map(([family, ids]) => `${JSON.stringify(family)}: ${list(ids)}`);
  return `export default { advice: ${list(advice)}, messages: { ${families.join(", ")} } };`;
}

/** JSON is valid JavaScript except `__proto__`, which sets the prototype in an object literal. */
function jsonModule(value: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}

/** Unused parts of VitePress's theme, a tenth of its scripts. */
const UNUSED = new Set([
  "VPHome.vue",
  "VPNavBarSearch.vue",
  "VPNavBarSocialLinks.vue",
  "VPNavScreenSocialLinks.vue",
  "VPSocialLinks.vue",
  "VPDocAsideCarbonAds.vue",
  "VPDocAsideSponsors.vue",
  "VPDocFooter.vue",
  "VPFooter.vue",
  "VPBadge.vue",
  "VPButton.vue",
  "VPFeatures.vue",
  "VPHero.vue",
  "VPHomeContent.vue",
  "VPHomeFeatures.vue",
  "VPHomeHero.vue",
  "VPHomeSponsors.vue",
  "VPSponsors.vue",
  "VPTeamMembers.vue",
  "VPTeamMembersItem.vue",
  "VPTeamPage.vue",
  "VPTeamPageSection.vue",
  "VPTeamPageTitle.vue",
  "custom-block.css",
  "vp-code-group.css",
  "vp-sponsor.css",
]);
const EMPTY = "\0empty-component";

/** Replaces each by a component that renders nothing. */
export function unusedThemeParts(): Plugin {
  return {
    name: "binance-errors-unused-theme-parts",
    enforce: "pre",
    resolveId: (id, importer) => {
      const file = id.slice(id.lastIndexOf("/") + 1);
      return importer?.includes("theme-default") === true && UNUSED.has(file) ? EMPTY : undefined;
    },
    load: (id) => (id === EMPTY ? "export default { render: () => null };" : undefined),
  };
}

/**
 * One hash of all sources in the names of the pages' scripts. Every page loads a map with the hash of every other, and
 * a thousand different ones are 7 kB that do not compress.
 */
export function oneHash(sources: readonly string[]): Plugin {
  const hash = createHash("sha256");
  const read = (path: string): void => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).toSorted()) read(join(path, name));
    else hash.update(path.slice(path.lastIndexOf("/"))).update(readFileSync(path));
  };
  sources.forEach(read);
  const digest = hash.digest("hex").slice(0, 8);
  return {
    name: "binance-errors-one-hash",
    outputOptions: (options) => {
      const names = options.entryFileNames;
      return typeof names === "string" ? { ...options, entryFileNames: names.replace("[hash]", digest) } : options;
    },
  };
}
