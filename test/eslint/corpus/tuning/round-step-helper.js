// expect: no-float-step
const Binance = require("node-binance-api");
const binance = new Binance();
exports.sell = async (symbol, amount, info) => {
  const quantity = binance.roundStep(amount, info.stepSize);
  return binance.marketSell(symbol, quantity);
};
