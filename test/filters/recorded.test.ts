import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { FAMILY_IDS } from "../../generator/model.ts";
import { checkOrder, explainFailure, fitOrder } from "../../src/filters.ts";
import { PROJECT } from "../support/project.ts";

const FOLDER = join(PROJECT, "..", "shared", "exchange-info");
const there = existsSync(FOLDER);

const symbolSchema = z.looseObject({ symbol: z.string(), filters: z.array(z.looseObject({ filterType: z.string() })) });
const bodySchema = z.looseObject({
  symbols: z.array(symbolSchema).optional(),
  optionSymbols: z.array(symbolSchema).optional(),
  exchangeFilters: z.array(z.looseObject({ filterType: z.string() })).optional(),
  assetFilters: z.array(z.looseObject({ filterType: z.string() })).optional(),
});
const orderSchema = z.record(z.string(), z.string());
const rejectedSchema = z.looseObject({
  family: z.enum(FAMILY_IDS),
  symbol: z.string(),
  filters: symbolSchema.shape.filters,
  order: orderSchema,
  state: orderSchema.optional(),
  assumed: orderSchema.optional(),
  error: z.strictObject({ code: z.number(), msg: z.string() }),
  failed: z.array(z.string()),
  alsoFails: z.array(z.string()).optional(),
  passes: orderSchema,
});

const rejected = there
  ? readFileSync(join(FOLDER, "failed-orders.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => rejectedSchema.parse(JSON.parse(line)))
  : [];

describe.skipIf(!there)("orders that were rejected", () => {
  test.each(rejected.map((row) => [`${row.symbol} ${row.error.msg}`, row] as const))("%s", (_, row) => {
    const symbol = { symbol: row.symbol, filters: row.filters };
    const options = { family: row.family, state: { ...row.state, ...row.assumed } };
    const failing = checkOrder(symbol, row.order, options).filter(({ verdict }) => verdict === "fails");
    expect(new Set(failing.map(({ filter }) => filter))).toEqual(new Set([...row.failed, ...(row.alsoFails ?? [])]));
    const named = failing.find(({ filter }) => filter === row.failed[0]);
    expect(named?.error.code).toBe(row.error.code);
    expect(explainFailure(row.error, symbol, row.order, options)).toMatchObject({ filter: row.failed[0] });
    expect(
      checkOrder(symbol, { ...row.order, ...row.passes }, options).filter(({ verdict }) => verdict === "fails"),
    ).toEqual([]);

    const fitted = fitOrder(symbol, row.order, options);
    expect(fitted.failures.filter(({ verdict }) => verdict === "fails")).toEqual([]);
    for (const [field, value] of Object.entries(row.passes)) {
      // The nearest value is at most as far away as a value that is known to pass.
      const [asked, known, found] = [row.order[field], value, Reflect.get(fitted.order, field)].map(Number);
      expect(Math.abs(Number(found) - Number(asked))).toBeLessThanOrEqual(
        Math.abs(Number(known) - Number(asked)) + 1e-12,
      );
    }
  });
});

const bodies = there ? readdirSync(FOLDER).filter((file) => file.endsWith(".json")) : [];
describe.skipIf(!there)("recorded exchangeInfo", () => {
  test.each(bodies)("%s: every symbol is read, every filter known", (file) => {
    const body = bodySchema.parse(JSON.parse(readFileSync(join(FOLDER, file), "utf8")));
    const family = FAMILY_IDS.find((id) => file.startsWith(id)) ?? "spot";
    const { exchangeFilters, assetFilters } = body;
    const order = { side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "1", price: "1" };
    for (const symbol of [...(body.symbols ?? []), ...(body.optionSymbols ?? []), { symbol: "X", filters: [] }]) {
      const failures = checkOrder(symbol, order, { family, exchangeFilters, assetFilters });
      expect(failures.filter(({ verdict }) => verdict === "unknown")).toEqual([]);
      // One recorded body lacks the field of its position control, so this filter stays undecided.
      const withoutLimit = failures.filter(({ limit, filter }) => limit === null && filter !== "POSITION_RISK_CONTROL");
      expect(withoutLimit).toEqual([]);
      // The symbol's fields show the family. Binance.US looks like spot.
      if (family !== "binance-us") {
        expect(checkOrder(symbol, order, { exchangeFilters, assetFilters })).toEqual(
          symbol.filters.length === 0 ? expect.anything() : failures,
        );
      }
    }
  });
});
