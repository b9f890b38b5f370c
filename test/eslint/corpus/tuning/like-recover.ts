// expect: nothing
import { recover } from "binance-errors";
import { MainClient } from "binance";
const client = new MainClient({});
export const buy = (order: any) =>
  recover(() => client.submitNewOrder(order), {
    checkState: () => client.getOrder({ symbol: order.symbol, origClientOrderId: order.newClientOrderId }),
  });
