// expect: no-bare-code
const { Spot } = require("@binance/connector");
module.exports = function explain(error) {
  switch (String(error.response.data.code)) {
    case "-1121":
      return "no such symbol";
    case "-1013":
      return "filter";
  }
  return Spot.name;
};
