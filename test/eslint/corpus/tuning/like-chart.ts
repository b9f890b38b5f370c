// expect: nothing
import { MainClient } from "binance";
export const chart = { min: -1100, max: 1100, offset: -1003, x: -2010 };
export const t = (d: Date) => d.getTime() - 1000;
export const y = values[values.length - 1000];
const c = new MainClient();
