// expect: nothing
import Binance from "binance-api-node";
const c = Binance();
const UNKNOWN = new Set(["ETIMEDOUT", "ECONNRESET"]);
export async function buy(o) {
  try {
    return await c.order(o);
  } catch (e) {
    if (UNKNOWN.has(e.code)) return { status: "unknown", id: o.newClientOrderId };
    throw e;
  }
}
