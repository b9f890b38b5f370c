// expect: nothing
import { retry } from "./retry.js";
import { Spot } from "@binance/connector";
const client = new Spot();
export const time = () => retry(() => client.time(), { retries: 3 });
export const order = (o) => client.newOrder(o.symbol, o.side, o.type, o);
