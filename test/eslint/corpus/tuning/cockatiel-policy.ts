// expect: no-unsafe-retry
import { handleWhen, retry, ExponentialBackoff } from "cockatiel";
import { Spot } from "@binance/connector";
const policy = retry(
  handleWhen((e: any) => e.response?.status >= 500),
  { maxAttempts: 3, backoff: new ExponentialBackoff() },
);
const client = new Spot("", "");
export const buy = (s: string) => policy.execute(() => client.newOrder(s, "BUY", "MARKET", { quantity: 1 }));
