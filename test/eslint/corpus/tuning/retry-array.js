// expect: no-unsafe-retry no-bare-code
import { Spot } from "@binance/connector";
const client = new Spot("key", "secret");
const TRANSIENT = [-1001, -1006, -1007, -1008];
export async function placeWithRetry(symbol, side, options) {
  let lastError;
  for (let i = 0; i < 3; i++) {
    try {
      const { data } = await client.newOrder(symbol, side, "MARKET", options);
      return data;
    } catch (err) {
      lastError = err;
      if (TRANSIENT.includes(err.response?.data?.code)) {
        await new Promise((r) => setTimeout(r, 200));
        continue;
      }
      throw err;
    }
  }
  throw lastError;
}
