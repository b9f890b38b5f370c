// expect: nothing
import Binance from "binance-api-node";
const client = Binance();
export async function buy(o) {
  try {
    return await client.order(o);
  } catch (e) {
    if (e.status >= 500 || e.code === "ETIMEDOUT") {
      await sleep(17000);
      const found = await findOrderByClientId(o.newClientOrderId);
      if (found) return found;
      throw new Error("unresolved", { cause: e });
    }
    throw e;
  }
}
