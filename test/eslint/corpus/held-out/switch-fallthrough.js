// expect: no-unsafe-retry no-bare-code
const Binance = require("node-binance-api");
const binance = new Binance().options({ APIKEY: "k", APISECRET: "s" });
async function buy(symbol, qty, tries = 0) {
  try {
    return await binance.marketBuy(symbol, qty);
  } catch (e) {
    const { code } = JSON.parse(e.body);
    switch (code) {
      case -1003:
      case -1007:
      case -1008:
        if (tries < 3) return buy(symbol, qty, tries + 1);
        break;
      case -2010:
        console.error("no money");
        break;
    }
    throw e;
  }
}
module.exports = { buy };
