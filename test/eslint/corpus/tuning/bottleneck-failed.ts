// expect: no-unsafe-retry
import Bottleneck from "bottleneck";
import Binance from "binance-api-node";
const client = Binance();
const limiter = new Bottleneck({ minTime: 100 });
limiter.on("failed", async (error: any, info) => {
  if (info.retryCount < 3 && (error.code === "ETIMEDOUT" || error.status === 502)) return 500;
});
export const order = (o: any) => limiter.schedule(() => client.order(o));
