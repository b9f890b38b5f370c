// expect: nothing
import { MainClient } from "binance";
const c = new MainClient();
async function cancel(o, n = 0) {
  try {
    return await c.cancelOrder(o);
  } catch (e) {
    throw e;
  }
}
