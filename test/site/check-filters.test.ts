import { describe, expect, it } from "vitest";
import { checkPasted } from "../../site/explainer/check-filters.ts";

const FILTERS = [{ filterType: "LOT_SIZE", minQty: "0.001", maxQty: "100", stepSize: "0.001" }];
const ORDER = { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.0015" };
const json = JSON.stringify;

describe("a pasted order", () => {
  it.each([
    ["a list of filters", json(FILTERS), json(ORDER)],
    ["a symbol", json({ symbol: "BTCUSDT", filters: FILTERS }), json(ORDER)],
    [
      "all of exchangeInfo",
      json({
        symbols: [
          { symbol: "ETHUSDT", filters: [] },
          { symbol: "BTCUSDT", filters: FILTERS },
        ],
      }),
      json(ORDER),
    ],
    ["parameters of a URL", json(FILTERS), "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.0015"],
  ])("is held against %s", (_, filters, order) => {
    const result = checkPasted(filters, order);
    if (result.kind !== "checked") throw new Error(result.kind);
    expect(result.failures[0]).toMatchObject({ filter: "LOT_SIZE", verdict: "fails", field: "quantity" });
    expect(result.changes[0]).toMatchObject({ field: "quantity", to: "0.001" });
  });

  it.each([
    ["", "{}", { kind: "empty" }],
    ["[]", "", { kind: "empty" }],
    ["no JSON", json(ORDER), { kind: "unreadable", text: "filters" }],
    ['{"symbols":[]}', json(ORDER), { kind: "unreadable", text: "filters" }],
    ["[1]", json(ORDER), { kind: "unreadable", text: "filters" }],
    [json(FILTERS), "[1]", { kind: "unreadable", text: "order" }],
    [json(FILTERS), "no order", { kind: "unreadable", text: "order" }],
  ])("of %j and %j is %j", (filters, order, expected) => {
    expect(checkPasted(filters, order)).toEqual(expected);
  });
});
