// expect: no-float-step
import Binance from "binance-api-node";
const client = Binance();
export async function quantityFor(symbol, budget, price) {
  const info = await client.exchangeInfo();
  const lot = info.symbols.find((s) => s.symbol === symbol).filters.find((f) => f.filterType === "LOT_SIZE");
  const step = parseFloat(lot.stepSize);
  return Math.floor(budget / price / step) * step;
}
