// expect: no-bare-code
export const BinanceErrors = {
  INVALID_SYMBOL: -1121,
  NO_SUCH_ORDER: -2013,
  REJECTED_MBX_KEY: -2015,
} as const;
export const HOSTS = ["https://api1.binance.com", "https://api2.binance.com"];
