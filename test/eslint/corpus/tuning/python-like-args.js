// expect: no-bare-code
class BinanceOrderException extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}
class BinanceOrderMinTotalException extends BinanceOrderException {
  constructor(value) {
    super(-1013, `Invalid order min total ${value}`);
  }
}
class BinanceOrderUnknownSymbolException extends BinanceOrderException {
  constructor(value) {
    super(-1121, `Unknown symbol ${value}`);
  }
}
module.exports = { BinanceOrderMinTotalException, BinanceOrderUnknownSymbolException };
