// expect: nothing
import { Spot } from "@binance/connector";
const s = new Spot();
export async function placeOnce(o) {
  try {
    return await s.newOrder(o);
  } catch (e) {
    if (e.response?.status >= 500) {
      metrics.inc("5xx");
      alertOps(e);
    }
    throw e;
  }
}
