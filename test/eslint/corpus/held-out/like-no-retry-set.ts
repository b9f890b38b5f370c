// expect: nothing
import { UsdsFuturesErrorCode } from "binance-errors/usds-futures";
export const NEVER_RETRY = new Set([UsdsFuturesErrorCode.TIMEOUT, UsdsFuturesErrorCode.UNEXPECTED_RESP]);
export async function order(client: any, params: object): Promise<unknown> {
  try {
    return await client.newOrder(params);
  } catch (error: any) {
    if (NEVER_RETRY.has(error.code)) throw new Error("look the order up", { cause: error });
    throw error;
  }
}
