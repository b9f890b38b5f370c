// expect: nothing
import Binance from "binance-api-node";
const client = Binance();
export async function place(order: any, tries = 3): Promise<unknown> {
  try {
    return await client.order(order);
  } catch (error: any) {
    if (error.status >= 500 && tries > 0) {
      const open = await client.getOrder({ symbol: order.symbol, origClientOrderId: order.newClientOrderId });
      if (open) return open;
    }
    throw error;
  }
}
