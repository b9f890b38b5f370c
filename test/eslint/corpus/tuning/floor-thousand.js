// expect: no-float-step
const binance = require("binance-api-node").default();
const fixQty = (q) => Math.floor(q * 1000) / 1000;
exports.b = binance;
