// expect: no-float-step
import { Spot } from "@binance/connector";
export const fix = (v, stepSize) => {
  const inv = 1 / stepSize;
  return Math.floor(v * inv) / inv;
};
