// expect: no-unsafe-retry no-bare-code
const ccxt = require("ccxt");
const ex = new ccxt.binance();
const handlers = {
  "-1007": async (fn) => fn(),
  "-1021": async (fn) => {
    await ex.loadTimeDifference();
    return fn();
  },
};
async function safeOrder(...a) {
  const fn = () => ex.createLimitOrder(...a);
  try {
    return await fn();
  } catch (e) {
    const c = /-(\d+)/.exec(e.message);
    const h = handlers["-" + c[1]];
    if (h) return h(fn);
    throw e;
  }
}
