// expect: no-message-test
const binance = require("node-binance-api")();
binance.buy("X", 1, 2).catch((e) => {
  const m = JSON.parse(e.body).msg;
  if (m.match(/insufficient balance/i)) halt();
  if (m.search("LOT_SIZE") !== -1) fix();
});
