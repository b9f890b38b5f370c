// expect: no-message-test
import ccxt from "ccxt";
const b = new ccxt.binance();
try {
  await b.createOrder("A", "limit", "buy", 1, 1);
} catch (err: unknown) {
  const s = `${err}`;
  if (s.includes("-2010") || s.includes("MIN_NOTIONAL")) console.log("x");
}
