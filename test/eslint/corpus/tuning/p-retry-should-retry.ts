// expect: no-unsafe-retry
import pRetry, { AbortError } from "p-retry";
import { Spot } from "@binance/spot";
const client = new Spot({});
export const buy = (o: any) =>
  pRetry(() => client.restAPI.newOrder(o), {
    retries: 3,
    shouldRetry: (e: any) => e.status === 503 || e.name === "TimeoutError",
  });
