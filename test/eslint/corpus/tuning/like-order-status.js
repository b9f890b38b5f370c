// expect: nothing
import { Spot } from "@binance/connector";
export async function wait(client, symbol, orderId) {
  for (;;) {
    const { data } = await client.getOrder(symbol, { orderId });
    if (data.status === "FILLED" || data.status.includes("CANCEL")) return data;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
export const spot = new Spot();
