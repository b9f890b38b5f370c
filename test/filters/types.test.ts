import { expectTypeOf, test } from "vitest";
import type { LotSizeFilter } from "../../generated/filters.ts";
import { checkOrder, type Filter } from "../../src/filters.ts";

test("filters are told apart by filterType", () => {
  const read = (filter: Filter): unknown => {
    switch (filter.filterType) {
      case "LOT_SIZE":
        expectTypeOf(filter).toEqualTypeOf<LotSizeFilter>();
        return filter.stepSize;
      case "MAX_NUM_ORDERS":
        // The field is maxNumOrders on spot and limit on futures. No family has both.
        expectTypeOf(filter.limit).toEqualTypeOf<number | undefined>();
        return filter.maxNumOrders ?? filter.limit;
      case "TRAILING_DELTA":
        expectTypeOf(filter.minTrailingAboveDelta).toEqualTypeOf<number>();
        return filter.maxTrailingBelowDelta;
      default:
        // @ts-expect-error -- not every filter has a step.
        return filter.stepSize;
    }
  };
  expectTypeOf<Extract<Filter, { filterType: "PRICE_FILTER" }>["tickSize"]>().toEqualTypeOf<string>();
  expectTypeOf<"LOT_SIZE" | "T_PLUS_SELL" | "POSITION_RISK_CONTROL">().toExtend<Filter["filterType"]>();
  expectTypeOf<"LOTSIZE">().not.toExtend<Filter["filterType"]>();
  const filters: readonly Filter[] = [
    { filterType: "LOT_SIZE", minQty: "1", maxQty: "9", stepSize: "1" },
    { filterType: "EXCHANGE_MAX_NUM_ORDERS", maxNumOrders: 1 },
  ];
  checkOrder({ symbol: "X", filters }, { side: "BUY", type: "MARKET", quantity: 1 }).map(({ verdict }) => verdict);
  read({ filterType: "ICEBERG_PARTS", limit: 10 });
});
