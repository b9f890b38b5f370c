// expect: no-bare-code
import { BinanceClient } from "./client";
export const isDust = (e: any) => [-1013, -2010].some((c) => c === e.code);
export const clock = (e: any) => Object.is(e.code, -1021);
export const x = new BinanceClient();
