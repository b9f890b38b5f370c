// expect: no-unsafe-retry no-bare-code
export enum RetryStrategy {
  NONE,
  IMMEDIATE,
  BACKOFF,
}
export function getRetryStrategy(code: number): RetryStrategy {
  switch (code) {
    case -1006:
    case -1007:
      return RetryStrategy.BACKOFF;
    case -1021:
      return RetryStrategy.IMMEDIATE;
    default:
      return RetryStrategy.NONE;
  }
}
export class BinanceSpotApi {
  async createOrder(p: any) {
    return fetch("https://api.binance.com/api/v3/order", { method: "POST", body: p });
  }
}
