// expect: no-float-step
const Binance = require("node-binance-api");
module.exports = (filter, quantity) => {
  const stepSize = parseFloat(filter.stepSize);
  quantity -= quantity % stepSize;
  return new Binance().marketBuy("BTCUSDT", quantity);
};
