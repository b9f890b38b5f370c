import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { checkOrder, fitOrder } from "../../src/filters.ts";
import { compareProduct, judgeRange, type Range } from "../support/filter-oracle.ts";
import { fuzzOptions } from "../support/fuzz-runs.ts";

const PLAIN = /^\d+(?:\.\d*[1-9])?$/u;
const steps = fc.constantFrom(
  "5",
  "0.05",
  "0.25",
  "10",
  "1e-8",
  "0.00000100",
  "3",
  "1",
  "0.1",
  "0.0000100",
  "0",
  "7.5",
);

/** A number with a maximum of decimals. */
function decimals(most: number): fc.Arbitrary<string> {
  const decimal = ([whole, places, digits]: readonly [number, number, number]): string =>
    places === 0 ? String(whole) : `${String(whole)}.${String(digits % 10 ** places).padStart(places, "0")}`;
  return fc
    .tuple(
      fc.integer({ min: 0, max: 100_000 }),
      fc.integer({ min: 0, max: most }),
      fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    )
    .map(decimal);
}

/** Near a multiple of the step, or anywhere. */
const cases = fc.record({
  min: fc.oneof(fc.constantFrom("0", "0.001", "1.00000000", "5"), decimals(4)),
  max: fc.oneof(fc.constantFrom("9000.00000000", "100000", "20"), decimals(4)),
  step: steps,
  value: fc.oneof(decimals(9), decimals(2), fc.nat({ max: 40 }).map(String)),
});

function symbolOf(
  type: string,
  family: "spot" | "usds-futures",
  { min, max, step }: Pick<Range, "min" | "max" | "step">,
) {
  const names = type === "PRICE_FILTER" ? ["minPrice", "maxPrice", "tickSize"] : ["minQty", "maxQty", "stepSize"];
  const [minName = "", maxName = "", stepName = ""] = names;
  return {
    family,
    symbol: { symbol: "X", filters: [{ filterType: type, [minName]: min, [maxName]: max, [stepName]: step }] },
  };
}

describe.each([
  { type: "LOT_SIZE", field: "quantity", zeroDisables: ["step"] },
  { type: "MARKET_LOT_SIZE", field: "quantity", zeroDisables: ["step"] },
  { type: "PRICE_FILTER", field: "price", zeroDisables: ["min", "max", "step"] },
] as const)("$type", ({ type, field, zeroDisables }) => {
  describe.each(["spot", "usds-futures"] as const)("%s", (id) => {
    const fromMin = id === "usds-futures";

    test.prop([cases], fuzzOptions(2000))("agrees with the oracle", ({ value, ...range }) => {
      const { symbol, family } = symbolOf(type, id, range);
      const order = { side: "BUY", type: type === "MARKET_LOT_SIZE" ? "MARKET" : "X", [field]: value };
      const said = checkOrder(symbol, order, { family }).find(({ filter }) => filter === type);
      const expected = judgeRange(value, { ...range, fromMin, zeroDisables });
      expect(said === undefined).toBe(expected.passes);
      if (said === undefined || Number(range.step) === 0) return;
      expect(said.nearest).toEqual({ down: expected.down, up: expected.up });
    });

    test.prop([cases, fc.constantFrom("down", "up", "nearest" as const)], fuzzOptions(1000))(
      "fits to a value that passes; fitting it again changes nothing",
      ({ value, ...range }, rounding) => {
        const { symbol, family } = symbolOf(type, id, range);
        const order = { side: "BUY", type: "MARKET", [field]: value };
        const options = { family, rounding } as const;
        const first = fitOrder(symbol, order, options);
        const isLeft = first.failures.some(({ filter }) => filter === type);
        const { passes, down, up } = judgeRange(value, { ...range, fromMin, zeroDisables });
        if (passes) expect(first.changes).toEqual([]);
        else if (Number(range.step) > 0) expect(isLeft).toBe(down === null && up === null);
        for (const { to } of first.changes) expect(to).toMatch(PLAIN);
        const second = fitOrder(symbol, first.order, options);
        expect(second.changes).toEqual([]);
        expect(second.order).toBe(first.order);
      },
    );
  });
});

test.prop([steps.filter((step) => step !== "0"), fc.nat({ max: 10_000_000 })], fuzzOptions(2000))(
  "an exact multiple is never changed",
  (step, count) => {
    const [mantissa = "", exponent = "0"] = step.split("e");
    const places = (mantissa.split(".")[1] ?? "").length - Number(exponent);
    const units = BigInt(mantissa.replace(".", "")) * BigInt(count + 1);
    const text = units.toString().padStart(places + 1, "0");
    const quantity = places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
    const { symbol } = symbolOf("LOT_SIZE", "spot", { min: "0", max: "1000000000000", step });
    const order = { side: "SELL", type: "MARKET", quantity };
    expect(fitOrder(symbol, order).order).toBe(order);
  },
);

/** Limits equal to a product, and the decimals next to it. */
const products = fc.record({
  quantity: decimals(9),
  price: decimals(8),
  distance: fc.constantFrom(-1n, 0n, 1n),
  family: fc.constantFrom("spot" as const, "usds-futures" as const),
});

test.prop([products], fuzzOptions(2000))("a notional value is compared exactly", (given) => {
  const { quantity, price, distance, family } = given;
  const units = (text: string): bigint => {
    const [whole = "", digits = ""] = text.split(".");
    return BigInt(whole + digits.padEnd(10, "0"));
  };
  const text = (units(quantity) * units(price) + distance).toString().padStart(21, "0");
  const limit = `${text.slice(0, -20)}.${text.slice(-20)}`;
  if (Number(quantity) === 0 || Number(price) === 0) return;
  const filters =
    family === "spot"
      ? [{ filterType: "NOTIONAL", minNotional: limit, maxNotional: limit, applyMinToMarket: true, avgPriceMins: 5 }]
      : [{ filterType: "MIN_NOTIONAL", notional: limit }];
  const order = { side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity, price };
  const isRejected = checkOrder({ symbol: "X", filters }, order, { family }).some(({ verdict }) => verdict === "fails");
  const sign = compareProduct(quantity, price, limit);
  expect(isRejected).toBe(family === "spot" ? sign !== 0 : sign < 0);
});
