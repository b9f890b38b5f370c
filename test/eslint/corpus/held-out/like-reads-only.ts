// expect: nothing
import { MainClient } from "binance";
const client = new MainClient();
export async function klines(symbol: string, left = 3): Promise<unknown> {
  try {
    return await client.getKlines({ symbol, interval: "1m" });
  } catch (error: any) {
    if (error.status >= 500 && left > 0) return klines(symbol, left - 1);
    throw error;
  }
}
