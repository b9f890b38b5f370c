// expect: nothing
const Binance = require("node-binance-api");
const binance = new Binance();
binance.prices("BTCUSDT").then((prices) => {
  const price = Number(prices.BTCUSDT);
  const change = ((price - 60000) / 60000) * 100;
  console.log(`BTC ${price.toFixed(2)} (${change.toFixed(1)} %)`);
});
