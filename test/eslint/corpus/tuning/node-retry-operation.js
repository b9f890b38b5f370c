// expect: no-unsafe-retry no-bare-code
const op = require("retry").operation({ retries: 3 });
const binance = require("binance-api-node").default();
module.exports = (o, cb) =>
  op.attempt(() => {
    binance
      .order(o)
      .then((r) => cb(null, r))
      .catch((err) => {
        if (err.code === -1007 && op.retry(err)) return;
        cb(err);
      });
  });
