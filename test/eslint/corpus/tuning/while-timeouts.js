// expect: no-unsafe-retry
const ccxt = require("ccxt");
const exchange = new ccxt.binance({ enableRateLimit: true });
async function buy(symbol, amount) {
  let order = null;
  while (order === null) {
    try {
      order = await exchange.createOrder(symbol, "market", "buy", amount);
    } catch (e) {
      if (e instanceof ccxt.NetworkError) {
        console.log("network, again", e.message);
      } else {
        throw e;
      }
    }
  }
  return order;
}
module.exports = buy;
