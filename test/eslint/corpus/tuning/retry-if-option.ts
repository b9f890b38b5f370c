// expect: no-unsafe-retry
import { backOff } from "exponential-backoff";
import { USDMClient } from "binance";
const client = new USDMClient({});
export const submit = (order: any) =>
  backOff(() => client.submitNewOrder(order), {
    numOfAttempts: 4,
    retry: (error: any) => error.code === "ETIMEDOUT" || error.code === "ECONNRESET",
  });
