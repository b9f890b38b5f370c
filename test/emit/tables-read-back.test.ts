import { describe, expect, it } from "vitest";
import { z } from "zod";
import { canonicalCatalog } from "../../generator/emit/emit-files.ts";
import { emitTables } from "../../generator/emit/tables.ts";
import type { Catalog, ErrorEntry, Family } from "../../generator/catalog-model.ts";
import { familyIdSchema } from "../../generator/model.ts";
import { Rows } from "../../src/match/rows.ts";
import { templateOf } from "../../src/match/message-id.ts";
import { FIXTURE_CATALOG, entry, message } from "./fixture-catalog.ts";
import { HOSTILE_CATALOG } from "./hostile-catalog.ts";
import { contentOf, evaluate } from "./read-emitted.ts";

const tableSchema = z.object({ family: familyIdSchema, pages: z.array(z.string()), rows: z.array(z.string()) });
const situationSchema = z.record(z.string(), z.string());

/** The runtime's data of a code: its entries, then its messages with ids, advice and parameters. */
function readBack(rows: Rows, code: number): unknown {
  const contents = rows.contents(code);
  return {
    entries: contents?.entries.map(({ name, docsUrl, advice }) => [name, docsUrl, advice.write.id]),
    messages: contents?.messages.map((one) => {
      const { id, text } = templateOf(one, []);
      return [text, id, one.advice.write.id, one.plan.parameters.map(({ name, placeholder }) => [name, placeholder])];
    }),
  };
}

function meant(family: Family, code: number): unknown {
  const isRetired = ({ retired }: ErrorEntry): number => Number(retired !== undefined);
  const ofCode = family.errors.filter((one) => one.code === code);
  const entries = ofCode.toSorted((a, b) => isRetired(a) - isRetired(b));
  const messagesOf = (one: ErrorEntry): readonly unknown[] => {
    const shared = one.tables.flatMap((id) => family.tables.find((table) => table.id === id)?.messages ?? []);
    return [...one.messages, ...shared].map(({ text, id, advice, parameters }) => [
      text,
      id,
      advice ?? one.advice,
      parameters.map(({ name, placeholder }) => [name, placeholder]),
    ]);
  };
  return {
    entries: entries.map(({ name, docsUrl, advice }) => [name, docsUrl.en?.replace(/#$/u, "") ?? null, advice]),
    messages: entries.flatMap(messagesOf),
  };
}

/** Entries on several pages, with the usual fragment and others, and messages that look like marks. */
function withPlaces(catalog: Catalog): Catalog {
  const url = (page: string, fragment = ""): ErrorEntry["docsUrl"] => ({
    en: `https://example.com/${page}${fragment}`,
  });
  const places = [
    entry(-1, "ONE", { docsUrl: url("a", "#-1-one") }),
    entry(-2, "TWO", { docsUrl: url("a", "#other") }),
    entry(-3, "THREE", { docsUrl: url("b", "#-3-three") }),
    entry(-4, "FOUR", { docsUrl: url("b") }),
    entry(-5, "FIVE", { docsUrl: {} }),
    entry(-6, "SIX", {
      docsUrl: url("a", "#-6-six"),
      messages: ["@a b", "#a c", "~a d", "^a e", "=a f", "a @ # ~ ^ = g"].map((text) => message(text)),
    }),
  ];
  return { ...catalog, families: catalog.families.map((family) => ({ ...family, errors: places })) };
}

/** Addresses as made by generator/overlays, with valid characters only. */
function withEncodedPlaces(catalog: Catalog): Catalog {
  const encoded = (one: ErrorEntry): ErrorEntry =>
    one.docsUrl.en === undefined
      ? one
      : { ...one, docsUrl: { ...one.docsUrl, en: encodeURI(one.docsUrl.en.replace(/\p{Cs}/gu, "?")) } };
  return {
    ...catalog,
    families: catalog.families.map((family) => ({ ...family, errors: family.errors.map(encoded) })),
  };
}

describe.each<[string, Catalog]>([
  ["the fixture", FIXTURE_CATALOG],
  ["a catalog of hostile texts", withEncodedPlaces(HOSTILE_CATALOG)],
  ["entries on several pages", withPlaces(FIXTURE_CATALOG)],
])("the runtime reads %s from the tables", (_, given) => {
  const catalog = canonicalCatalog(given);
  const files = emitTables(catalog);
  it.each(catalog.families.map((family) => [family.id, family] as const))("%s", (id, family) => {
    const rows = new Rows(tableSchema.parse(evaluate(contentOf(files, `tables/${id}.ts`))["table"]));
    for (const code of new Set(family.errors.map((one) => one.code)))
      expect(readBack(rows, code), String(code)).toEqual(meant(family, code));
  });
});

it("keeps the axes of the advice that no code carries, and of no other", () => {
  const catalog = canonicalCatalog(FIXTURE_CATALOG);
  const carried = catalog.families.flatMap(({ errors, tables }) =>
    [...errors, ...tables].flatMap((holder) => [
      ...("advice" in holder ? [holder.advice] : []),
      ...holder.messages.map(({ advice }) => advice),
    ]),
  );
  const { situationAxes } = evaluate(contentOf(emitTables(catalog), "advice.ts"));
  const left = catalog.advice
    .map(({ id }) => id)
    .filter((id) => !carried.includes(id) || /^(?:http|network)-/u.test(id));
  expect(Object.keys(situationSchema.parse(situationAxes))).toEqual(left);
});
