import { ADVICE_SHARDS, adviceShard, MESSAGE_SHARDS, messageKey, messageShard } from "../explainer/shards.ts";
import { type Advice, type Catalog, type Family, inLocale, LOCALES, type Locale, type Message } from "./catalog.ts";

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

/** JSON is JavaScript but for `__proto__`, which in an object literal sets the prototype. */
function jsonModule(value: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}
