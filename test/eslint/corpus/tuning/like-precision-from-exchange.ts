// expect: nothing
import ccxt from "ccxt";
const exchange = new ccxt.binance();
export const buy = (symbol: string, amount: number) =>
  exchange.createMarketBuyOrder(symbol, Number(exchange.amountToPrecision(symbol, amount)));
