// expect: no-unsafe-retry no-bare-code
import { Spot } from "@binance/connector";
type Action = "retry" | "fail" | "sync";
const ACTIONS: Record<string, Action> = {
  "-1003": "retry",
  "-1006": "retry",
  "-1007": "retry",
  "-1021": "sync",
  "-2010": "fail",
};
export async function order(client: Spot, symbol: string, options: object): Promise<unknown> {
  try {
    return await client.newOrder(symbol, "BUY", "LIMIT", options);
  } catch (error: any) {
    const action = ACTIONS[String(error.response?.data?.code)];
    if (action === "retry") return order(client, symbol, options);
    throw error;
  }
}
