// expect: no-float-step
import { MainClient } from "binance";
export function stepper(value, step) {
  const n = value / step;
  const whole = Math.floor(n);
  return whole * step;
}
