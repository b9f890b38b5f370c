// expect: nothing
import { WebsocketClient } from "binance";
const streams = ["btcusdt@trade", "ethusdt@trade"];
export function add(name: string): void {
  if (streams.indexOf(name) === -1) streams.push(name);
  if (streams.length > 1000) streams.splice(0, 1);
}
export const recent = (rows: number[]): number[] => rows.slice(-1000);
export const ws = new WebsocketClient({});
