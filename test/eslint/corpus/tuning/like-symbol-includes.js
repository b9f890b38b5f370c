// expect: nothing
import Binance from "binance-api-node";
const client = Binance();
export async function usdt() {
  const prices = await client.prices();
  return Object.keys(prices).filter((symbol) => symbol.includes("USDT") && !symbol.endsWith("DOWN"));
}
