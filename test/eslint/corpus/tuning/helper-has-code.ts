// expect: no-bare-code
import Binance from "binance-api-node";
const hasCode = (error: unknown, code: number): boolean => (error as { code?: number }).code === code;
export async function cancel(symbol: string, orderId: number): Promise<boolean> {
  try {
    await Binance().cancelOrder({ symbol, orderId });
    return true;
  } catch (error) {
    if (hasCode(error, -2011)) return false;
    throw error;
  }
}
