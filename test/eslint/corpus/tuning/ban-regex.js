// expect: no-message-test
const { Spot } = require("@binance/connector");
exports.ban = (err) => {
  const [, until] = /banned until (\d{13})/.exec(err.response.data.msg) || [];
  return Number(until);
};
