// expect: nothing
import { MainClient } from "binance";
const sent = logs.filter((l) => l.message.includes("order sent"));
export const hit = (title) => /insufficient balance/i.test(title);
const c = new MainClient();
