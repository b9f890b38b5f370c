// expect: nothing
import Binance from "binance-api-node";
const client = Binance();
export async function order(params, left = 3) {
  try {
    return await client.order(params);
  } catch (error) {
    if (["ENOTFOUND", "ECONNREFUSED"].includes(error.code) && left > 0) return order(params, left - 1);
    throw error;
  }
}
