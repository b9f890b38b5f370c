// expect: no-unsafe-retry
const Binance = require("node-binance-api");
const b = new Binance();
function order(sym, qty, cb, left) {
  b.marketBuy(sym, qty, (error, response) => {
    if (error && (error.statusCode >= 500 || error.code === "ESOCKETTIMEDOUT") && left > 0)
      return setTimeout(() => order(sym, qty, cb, left - 1), 1000);
    cb(error, response);
  });
}
