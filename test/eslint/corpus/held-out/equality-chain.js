// expect: no-bare-code
import Binance from "binance-api-node";
export function explain(error) {
  if (error.code === -2010) return "rejected";
  if (error.code === -2011) return "cancel rejected";
  if (error.code === -1021) return "clock";
  return "unknown";
}
export const client = Binance();
