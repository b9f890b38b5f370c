// expect: no-unsafe-retry
import { USDMClient } from "binance";
const client = new USDMClient();
export async function buy(o) {
  for (let i = 0; i < 3; i++) {
    const result = await client.submitNewOrder(o).catch((e) => e);
    if (!(result instanceof Error)) return result;
    const status = String(result.status);
    if (!status.startsWith("5")) throw result;
  }
}
