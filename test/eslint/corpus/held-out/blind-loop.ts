// expect: no-unsafe-retry
import Binance from "binance-api-node";
const client = Binance({ apiKey: "k", apiSecret: "s" });
export async function buyWithRetries(order: any, maxRetries = 3): Promise<unknown> {
  for (let attempt = 0; attempt < maxRetries; attempt++) {
    try {
      return await client.order(order);
    } catch (err) {
      console.warn(`attempt ${attempt} failed`, err);
      if (attempt === maxRetries - 1) throw err;
      await new Promise((r) => setTimeout(r, 1000 * attempt));
    }
  }
  return undefined;
}
