// expect: no-bare-code
const BINANCE = "https://fapi.binance.com";
export function textOf(body) {
  switch (body.code) {
    case -2019:
      return "Margin is not enough";
    case -4164:
      return "Order is too small";
    case -1111:
      return "Too many digits";
    default:
      return `${BINANCE}: ${body.msg}`;
  }
}
