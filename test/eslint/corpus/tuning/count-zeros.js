// expect: no-float-step
import Binance from "binance-api-node";
export function countDecimals(stepSize) {
  return stepSize.indexOf("1") - 1;
}
export const order = (client, symbol, qty, stepSize) => {
  const quantity = (Math.floor(qty * 10 ** countDecimals(stepSize)) / 10 ** countDecimals(stepSize)).toString();
  return (client ?? Binance()).order({ symbol, side: "BUY", type: "MARKET", quantity });
};
