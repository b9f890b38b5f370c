// expect: no-unsafe-retry
import ccxt from "ccxt";
const exchange = new ccxt.binanceusdm({ apiKey: "k", secret: "s" });
export async function enter(symbol: string, amount: number): Promise<unknown> {
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      return await exchange.createMarketBuyOrder(symbol, amount);
    } catch (e) {
      if (e instanceof ccxt.RequestTimeout || e instanceof ccxt.ExchangeNotAvailable) {
        await exchange.sleep(1000);
      } else {
        throw e;
      }
    }
  }
  return null;
}
