// expect: nothing
import { SpotErrorCode } from "binance-errors/spot";
const WAIT = new Set([SpotErrorCode.TOO_MANY_REQUESTS, SpotErrorCode.TOO_MANY_ORDERS]);
export async function order(client, params, left = 3) {
  try {
    return await client.newOrder(params);
  } catch (error) {
    if (WAIT.has(error.code) && left > 0) return order(client, params, left - 1);
    throw error;
  }
}
