// expect: no-message-test
const { USDMClient } = require("binance");
const fatal = ["API-key format invalid", "Signature for this request is not valid"];
exports.isFatal = function (err) {
  for (const text of fatal) {
    if (err.msg && err.msg.indexOf(text) > -1) return true;
  }
  return false;
};
exports.client = new USDMClient();
