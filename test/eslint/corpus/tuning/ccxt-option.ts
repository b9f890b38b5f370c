// expect: no-unsafe-retry
import ccxt from "ccxt";
const exchange = new ccxt.binance({
  apiKey: "k",
  secret: "s",
  options: { maxRetriesOnFailure: 3, maxRetriesOnFailureDelay: 1000 },
});
export const order = (symbol: string, amount: number) => exchange.createOrder(symbol, "market", "buy", amount);
