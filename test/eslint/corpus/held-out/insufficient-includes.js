// expect: no-message-test
import ccxt from "ccxt";
const exchange = new ccxt.binance();
export async function buy(symbol, amount) {
  try {
    await exchange.createOrder(symbol, "market", "buy", amount);
  } catch (e) {
    if (e.message.includes("insufficient balance")) return "no money";
    if (e.message.toLowerCase().indexOf("min_notional") !== -1) return "too small";
    throw e;
  }
}
