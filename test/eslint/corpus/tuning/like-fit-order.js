// expect: nothing
import { fitOrder } from "binance-errors/filters";
export const q = (symbol, order) => fitOrder(symbol, order).order;
