// expect: nothing
import Binance from "binance-api-node";
const client = Binance();
async function withTimeout(p, ms) {
  return Promise.race([p, new Promise((_, r) => setTimeout(() => r(new Error("timeout")), ms))]);
}
export const order = (o) => withTimeout(client.order(o), 5000);
