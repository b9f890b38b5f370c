// expect: nothing
import { UsdsFuturesErrorCode } from "binance-errors/usds-futures";
export async function order(client: any, params: object): Promise<unknown> {
  try {
    return await client.newOrder(params);
  } catch (error: any) {
    if (error.code === UsdsFuturesErrorCode.TIMEOUT) console.error("execution unknown");
    throw error;
  }
}
