// expect: nothing
import { MainClient } from "binance";
const c = new MainClient();
export async function loop() {
  for (;;) {
    try {
      const t = await c.get24hrChangeStatistics();
      publish(t);
    } catch (e) {
      if (e.code === "ETIMEDOUT") {
        await sleep(1000);
        continue;
      }
      throw e;
    }
  }
}
export const buy = (o) => c.submitNewOrder(o);
