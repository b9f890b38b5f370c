// expect: no-float-step
const { USDMClient } = require("binance");
const ok = (price * 1e8) % (tickSize * 1e8) === 0;
