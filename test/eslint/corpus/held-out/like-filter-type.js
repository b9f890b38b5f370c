// expect: nothing
import { exchangeInfo } from "./binance.js";
export async function stepOf(symbol) {
  const info = await exchangeInfo(symbol);
  for (const filter of info.symbols[0].filters) {
    if (filter.filterType === "LOT_SIZE") return filter.stepSize;
    if (filter.filterType.includes("NOTIONAL")) continue;
  }
  return "0";
}
