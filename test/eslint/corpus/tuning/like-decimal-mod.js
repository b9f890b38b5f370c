// expect: nothing
import { Decimal } from "decimal.js";
import Binance from "binance-api-node";
const step = new Decimal(lot.stepSize);
const qty = new Decimal(amount);
const fitted = qty.minus(qty.mod(step));
export const s = fitted.toFixed(8);
