// expect: no-message-test
import Binance from "node-binance-api";
const PHRASES = ["Timestamp for this request", "recvWindow", "Invalid API-key"];
export function isAuth(error: { body?: string }): boolean {
  return PHRASES.some((phrase) => error.body?.includes(phrase));
}
export const binance = new Binance();
