// expect: no-unsafe-retry
const Binance = require("binance-api-node").default;
const client = Binance();
const MAX = 5;
const place = async (o, n = 0) => {
  try {
    return await client.order(o);
  } catch (e) {
    const msg = String(e.message || "");
    if (/timeout|ETIMEDOUT|socket hang up/i.test(msg) && n < MAX) {
      await new Promise((r) => setTimeout(r, 100));
      return place(o, n + 1);
    }
    throw e;
  }
};
