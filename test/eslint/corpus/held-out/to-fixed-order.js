// expect: no-float-step
import { Spot } from "@binance/connector";
const client = new Spot("k", "s");
export const buy = (symbol, usdt, price, quantityPrecision) =>
  client.newOrder(symbol, "BUY", "LIMIT", {
    price: price.toFixed(2),
    quantity: (usdt / price).toFixed(quantityPrecision),
    timeInForce: "GTC",
  });
