// expect: nothing
import { MainClient } from "binance";
export const client = new MainClient({});
export const percent = (part: number, whole: number): number => Math.round((part / whole) * 10_000) / 100;
export const minutes = (ms: number): number => Math.floor(ms / 60_000) * 60_000;
export const label = (profit: number): string => `${profit.toFixed(2)} USDT`;
