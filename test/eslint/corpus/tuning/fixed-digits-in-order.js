// expect: no-float-step
const { USDMClient } = require("binance");
const order = { symbol, side, type: "LIMIT", quantity: String(qty.toFixed(3)), price: entry.toFixed(1) };
