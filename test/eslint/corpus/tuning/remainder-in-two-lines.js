// expect: no-float-step
const { USDMClient } = require("binance");
const remainder = quantity % stepSize;
const fixed = quantity - remainder;
