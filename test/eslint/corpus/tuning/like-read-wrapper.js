// expect: nothing
import { Spot } from "@binance/connector";
const client = new Spot();
const RETRY = [500, 502, 503, 504];
async function withRetry(fn, left = 3) {
  try {
    return await fn();
  } catch (e) {
    if (left > 0 && RETRY.includes(e.response?.status)) return withRetry(fn, left - 1);
    throw e;
  }
}
export const account = () => withRetry(() => client.account());
export const book = (symbol) => withRetry(() => client.depth(symbol));
export const buy = (symbol, quantity) => client.newOrder(symbol, "BUY", "MARKET", { quantity });
