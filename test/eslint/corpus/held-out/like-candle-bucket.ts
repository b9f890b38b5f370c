// expect: nothing
import Binance from "binance-api-node";
const client = Binance();
export const bucket = (time: number, intervalMs: number): number => Math.floor(time / intervalMs) * intervalMs;
export const load = (symbol: string, startTime: number) =>
  client.candles({ symbol, interval: "1h", startTime: bucket(startTime, 3_600_000) });
