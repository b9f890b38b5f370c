// expect: nothing
import Decimal from "decimal.js";
import { USDMClient } from "binance";
export function fit(quantity: string, stepSize: string): string {
  const step = new Decimal(stepSize);
  return new Decimal(quantity).div(step).floor().mul(step).toFixed();
}
export const client = new USDMClient({});
