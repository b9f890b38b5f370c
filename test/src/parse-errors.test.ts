import { describe, expect, test } from "vitest";
import { parseError, parseErrors } from "../../src/index.ts";

const UNKNOWN_ORDER = { code: -2011, msg: "Unknown order sent." };
const CANCEL_REPLACE = {
  code: -2021,
  msg: "Order cancel-replace partially failed.",
  data: {
    cancelResult: "SUCCESS",
    newOrderResult: "FAILURE",
    cancelResponse: { symbol: "BTCUSDT", orderId: 9, status: "CANCELED" },
    newOrderResponse: { code: -2010, msg: "Order would immediately match and take." },
  },
};

describe("several errors in one answer", () => {
  test.each([
    ["array", [{ orderId: 1 }, UNKNOWN_ORDER, { orderId: 2 }, UNKNOWN_ORDER]],
    ["text", JSON.stringify([{ orderId: 1 }, UNKNOWN_ORDER, {}, UNKNOWN_ORDER])],
    ["axios response", { status: 200, data: [null, UNKNOWN_ORDER, 1, UNKNOWN_ORDER] }],
  ])("batch as %s", (_, input) => {
    const errors = parseErrors(input, { family: "usds-futures" });
    expect(errors.map(({ code, part }) => [code, part])).toEqual([
      [-2011, { kind: "item", index: 1 }],
      [-2011, { kind: "item", index: 3 }],
    ]);
  });

  test.each([
    ["body", CANCEL_REPLACE],
    ["axios error", { message: "x", response: { status: 409, data: CANCEL_REPLACE } }],
    ["WebSocket API frame", { id: 1, status: 409, error: CANCEL_REPLACE }],
  ])("cancel-replace as %s", (_, input) => {
    const errors = parseErrors(input, { family: "spot", method: "POST" });
    expect(errors.map(({ code, part }) => [code, part?.kind ?? null])).toEqual([
      [-2021, null],
      [-2010, "new-order"],
    ]);
    expect(parseError(input, { family: "spot" })?.cancelReplace).toEqual({ cancel: "SUCCESS", newOrder: "FAILURE" });
    expect(errors[0]?.advice.execution).toBe("partial");
  });

  test("one error is a list of one, a success an empty list", () => {
    expect(parseErrors(UNKNOWN_ORDER)).toHaveLength(1);
    expect(parseErrors({ orderId: 1 })).toEqual([]);
    expect(parseErrors([])).toEqual([]);
  });
});
