// expect: nothing
import Binance from "binance-api-node";
export const pct = (a, b) => Math.round(((a - b) / b) * 10000) / 100;
export const fmt = (n) => n.toLocaleString();
export const round = (profit) => parseFloat(profit.toFixed(2));
export const c = Binance();
