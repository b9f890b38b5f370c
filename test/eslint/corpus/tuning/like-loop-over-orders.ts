// expect: nothing
import { MainClient } from "binance";
const c = new MainClient();
export async function run(orders: any[]) {
  for (const o of orders) {
    try {
      await c.submitNewOrder(o);
    } catch (e) {
      console.error(e);
    }
  }
}
