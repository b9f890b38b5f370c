// expect: no-unsafe-retry no-bare-code
const Binance = require("node-binance-api");
const binance = new Binance();
function placeLimit(symbol, qty, price, retries) {
  return binance.buy(symbol, qty, price).catch((err) => {
    const body = JSON.parse(err.body);
    if (body.code == -1007 && retries > 0) return placeLimit(symbol, qty, price, retries - 1);
    throw err;
  });
}
module.exports = placeLimit;
