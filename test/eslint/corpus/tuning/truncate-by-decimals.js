// expect: no-float-step
const binance = require("node-binance-api")();
function truncate(qty, decimals) {
  const f = 10 ** decimals;
  return Math.trunc(qty * f) / f;
}
