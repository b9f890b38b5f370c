// expect: no-message-test
import ccxt from "ccxt";
const exchange = new ccxt.binance();
export function kind(error: Error): string {
  switch (true) {
    case error.message.includes("Order would immediately trigger"):
      return "trigger";
    case /precision is over the maximum/i.test(error.message):
      return "precision";
    default:
      return exchange.id;
  }
}
