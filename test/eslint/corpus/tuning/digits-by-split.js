// expect: no-float-step
import Binance from "binance-api-node";
const decimals = stepSize.split("1")[0].length - 1;
let volume = (usd / ask).toFixed(decimals);
