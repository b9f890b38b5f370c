// expect: no-float-step
import { USDMClient } from "binance";
export async function place(client: USDMClient, symbol: string, price: number, tickSize: number, quantity: number) {
  const adjusted = price - (price % tickSize);
  return client.submitNewOrder({ symbol, side: "BUY", type: "LIMIT", price: adjusted, quantity, timeInForce: "GTC" });
}
