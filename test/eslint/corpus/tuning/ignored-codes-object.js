// expect: no-bare-code
const IGNORED = { "-4046": true, "-4059": true };
module.exports = (binance) =>
  binance.futuresMarginType("BTCUSDT", "ISOLATED").then((r) => {
    if (r.code && !IGNORED[r.code]) throw new Error(r.msg);
  });
