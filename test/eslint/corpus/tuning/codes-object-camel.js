// expect: no-bare-code
const { Spot } = require("@binance/connector");
const codes = { insufficient: -2010, unknownOrder: -2011 };
if (err.code !== codes.insufficient) throw err;
