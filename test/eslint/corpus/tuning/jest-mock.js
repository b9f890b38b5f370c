// expect: no-bare-code
import Binance from "binance-api-node";
test("maps", async () => {
  jest.spyOn(Binance(), "order").mockRejectedValue(Object.assign(new Error("x"), { code: -2010 }));
});
