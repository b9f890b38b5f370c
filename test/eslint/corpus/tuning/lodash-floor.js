// expect: no-float-step
import _ from "lodash";
import Binance from "binance-api-node";
export const q = (amount, precision) => _.floor(amount, precision);
