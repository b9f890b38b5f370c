// expect: no-unsafe-retry
const { setTimeout: sleep } = require("timers/promises");
const binance = require("./binance-client");
module.exports = async function marketBuy(symbol, qty) {
  for (let i = 1; ; i++) {
    const res = await binance.post("/api/v3/order", { symbol, qty });
    if (res.status === 200) return res.data;
    if (i < 4 && (res.status === 500 || res.status === 504)) {
      await sleep(200 * i);
      continue;
    }
    throw new Error(res.data.msg);
  }
};
