// expect: no-float-step
import { USDMClient } from "binance";
const client = new USDMClient({});
export async function close(symbol: string, position: number, quantityPrecision: number): Promise<unknown> {
  const quantity = Number(Math.abs(position).toFixed(quantityPrecision));
  return client.submitNewOrder({ symbol, side: "SELL", type: "MARKET", quantity });
}
