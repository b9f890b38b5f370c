// expect: no-message-test
import { MainClient } from "binance";
export async function buy(client: MainClient, params: any): Promise<string> {
  try {
    await client.submitNewOrder(params);
    return "ok";
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (message.includes("Account has insufficient balance")) return "balance";
    if (message.startsWith("Filter failure: LOT_SIZE")) return "quantity";
    if (message.indexOf("PERCENT_PRICE") >= 0) return "price";
    throw error;
  }
}
