// expect: no-unsafe-retry no-bare-code
const ccxt = require("ccxt");
const exchange = new ccxt.binance();
const canRetry = (e) => {
  const m = e.message.match(/"code":(-?\d+)/);
  return m && [-1000, -1007].indexOf(Number(m[1])) >= 0;
};
module.exports = async (s, a) => {
  try {
    return await exchange.createMarketOrder(s, "buy", a);
  } catch (e) {
    return canRetry(e) ? exchange.createMarketOrder(s, "buy", a) : Promise.reject(e);
  }
};
