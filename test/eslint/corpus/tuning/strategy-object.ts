// expect: no-unsafe-retry no-bare-code
import Binance from "node-binance-api";
const STRATEGY = {
  "-1003": { retry: true, delay: 60_000 },
  "-1007": { retry: true, delay: 1_000 },
  "-2011": { retry: false, delay: 0 },
} as const;
const binance = new Binance();
export async function sell(symbol: string, quantity: number): Promise<any> {
  try {
    return await binance.marketSell(symbol, quantity);
  } catch (error: any) {
    const strategy = STRATEGY[String(JSON.parse(error.body).code) as keyof typeof STRATEGY];
    if (strategy?.retry) {
      await new Promise((resolve) => setTimeout(resolve, strategy.delay));
      return sell(symbol, quantity);
    }
    throw error;
  }
}
