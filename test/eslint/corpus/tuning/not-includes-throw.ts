// expect: no-unsafe-retry
import { MainClient } from "binance";
const client = new MainClient({});
export async function transfer(params: any): Promise<unknown> {
  let tries = 3;
  while (tries-- > 0) {
    try {
      return await client.submitUniversalTransfer(params);
    } catch (e: any) {
      if (!["ETIMEDOUT", "ECONNRESET"].includes(e.code)) throw e;
    }
  }
  return null;
}
