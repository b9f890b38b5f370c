// expect: nothing
import { isBinanceError, parseError, nextStep } from "binance-errors";
export async function order(client, o, n = 0) {
  try {
    return await client.newOrder(o);
  } catch (e) {
    const s = nextStep(parseError(e, { method: "POST" }));
    if (s.do === "retry" && n < 3) {
      await sleep(s.delayMs);
      return order(client, o, n + 1);
    }
    throw e;
  }
}
