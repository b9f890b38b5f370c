// expect: nothing
import { MainClient } from "binance";
export const c = new MainClient();
export const col = (i: number) => Math.floor(i / columns) * columns;
export const page = (offset: number, size: number) => Math.ceil(offset / size);
export const hours = (t: number) => Math.floor(t / 3600000) * 3600000;
