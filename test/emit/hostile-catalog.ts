import fc from "fast-check";
import type { Catalog } from "../../generator/catalog-model.ts";
import { ADVICE, entry, message } from "./fixture-catalog.ts";
import { hostileText, HOSTILE_TEXTS } from "../support/hostile-texts.ts";

/** Valid names with a special meaning in programming languages. */
export const STRANGE_NAMES: readonly string[] = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "NaN",
  "Infinity",
  "NaN_",
  "class",
  "enum",
  "default",
  "undefined",
  "_",
  "A1",
  "prototype",
  "await",
  "let",
];

/** A catalog with the given texts wherever a page's text can appear. */
export function catalogOf(texts: readonly string[]): Catalog {
  const errors = texts.map((text, index) =>
    entry(-1000 - Math.floor(index / 2), STRANGE_NAMES[index] ?? `NAME_${String(index)}`, {
      title: { en: text, "zh-CN": `${text}。` },
      section: text,
      notes: [{ en: text, "zh-CN": text }, { "zh-CN": text }],
      docsUrl: { en: `https://example.com/#${text}`, "zh-CN": `https://example.com/${text}` },
      ...(index % 3 === 0 ? { retired: "2024-01-02" } : {}),
      messages: [
        message(text, {
          id: `own-${String(index)}`,
          translation: `译${text}`,
          explanation: { en: text, "zh-CN": text },
        }),
        message(`${text}%s${text}`, { id: text, parameters: [{ name: "value", type: "string", placeholder: "%s" }] }),
      ].filter((template) => template.segments.length > 0),
    }),
  );
  const tables = texts.slice(0, 3).map((text, index) => ({
    id: `table-${String(index)}`,
    title: { en: text, "zh-CN": text },
    codes: [-1000],
    docsUrl: { en: `https://example.com/#${text}` },
    notes: [{ en: text }],
    messages: texts.map((each, position) => message(each, { id: String(position), explanation: { en: each } })),
  }));
  const advice = ADVICE.map((each) => ({ ...each, text: { en: texts[0] || "x", "zh-CN": texts[1] || "x" } }));
  const title = { en: texts[0] ?? "x", "zh-CN": texts[1] ?? "x" };
  return { schemaVersion: 1, advice, families: [{ id: "spot", basePath: "/api", title, pages: [], errors, tables }] };
}

export const HOSTILE_CATALOG: Catalog = catalogOf(HOSTILE_TEXTS);

export const hostileCatalog: fc.Arbitrary<Catalog> = fc
  .array(hostileText, { minLength: 1, maxLength: 5 })
  .map(catalogOf);
