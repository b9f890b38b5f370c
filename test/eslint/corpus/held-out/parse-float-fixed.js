// expect: no-float-step
const ccxt = require("ccxt");
const binance = new ccxt.binance();
async function sell(symbol, amount) {
  const market = binance.market(symbol);
  const decimals = market.precision.amount;
  const rounded = parseFloat(amount.toFixed(decimals));
  return binance.createMarketSellOrder(symbol, rounded);
}
module.exports = sell;
