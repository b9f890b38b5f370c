// expect: no-unsafe-retry no-bare-code
import { USDMClient, type NewFuturesOrderParams } from "binance";
const client = new USDMClient({ api_key: "", api_secret: "" });
export async function withRetry<T>(fn: () => Promise<T>, retries = 3): Promise<T> {
  try {
    return await fn();
  } catch (e: any) {
    if ((e.code === -1007 || e.code === -1006) && retries > 0) {
      return withRetry(fn, retries - 1);
    }
    throw e;
  }
}
export const submit = (params: NewFuturesOrderParams) => withRetry(() => client.submitNewOrder(params));
