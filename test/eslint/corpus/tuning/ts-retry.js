// expect: no-unsafe-retry
import { retryAsync } from "ts-retry";
import { USDMClient } from "binance";
const c = new USDMClient();
export const go = (o) => retryAsync(() => c.submitNewOrder(o), { delay: 100, maxTry: 5 });
