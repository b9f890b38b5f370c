// expect: no-bare-code
import nock from "nock";
import { expect, it } from "vitest";
it("reports the code", async () => {
  nock("https://api.binance.com").post("/api/v3/order").reply(400, { code: -1013, msg: "Filter failure: LOT_SIZE" });
  const error = await fetch("https://api.binance.com/api/v3/order", { method: "POST" }).then((r) => r.json());
  expect(error.code).toBe(-1013);
});
