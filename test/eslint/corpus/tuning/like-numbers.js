// expect: nothing
import { MainClient } from "binance";
const OFFSET = -1000;
export const window = (rows) => rows.slice(OFFSET);
export const axis = { domain: [-1000, 1000], range: [-2000, 2000] };
export const pnl = (total) => (total < -1000 ? "stop" : "go on");
export const client = new MainClient();
