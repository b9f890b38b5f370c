// expect: no-bare-code
const TEXTS = new Map([
  [-2014, "The API key is malformed"],
  [-2015, "The API key, its address or its permissions are wrong"],
  [-1022, "The signature is wrong"],
]);
export class BinanceFuturesClient {
  explain(error) {
    return TEXTS.get(error.code) ?? "Something else";
  }
}
