// expect: no-message-test
const Binance = require("node-binance-api");
const binance = new Binance();
binance.futuresLeverage("BTCUSDT", 50).catch((error) => {
  const text = String(error);
  if (text.includes("-4028") || text.match(/-1121/)) console.log("bad request");
});
