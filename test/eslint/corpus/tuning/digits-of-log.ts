// expect: no-float-step
import { MainClient } from "binance";
export const toPrecision = (quantity: number, stepSize: number): string => quantity.toFixed(Math.log10(1 / stepSize));
