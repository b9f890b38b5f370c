// expect: no-message-test
const Binance = require("node-binance-api");
const binance = new Binance();
binance.futuresMarginType("BTCUSDT", "ISOLATED").catch((error) => {
  const banned = error.body.match(/IP banned until (\d+)/);
  if (banned) console.log("wait until", new Date(Number(banned[1])));
});
