// expect: no-float-step
import Binance from "binance-api-node";
export const p = (price: number, tick: string) => (Math.round(price / +tick) * +tick).toFixed(tick.indexOf("1") - 1);
