// expect: no-unsafe-retry no-bare-code
const BINANCE_API = "https://fapi.binance.com";
const ERRORS_TO_RETRY = [-1006, -1007, -1015];
class BinanceAPIException extends Error {
  constructor(response, body) {
    super(body.msg);
    this.code = body.code;
    this.status_code = response.status;
  }
}
async function _handle_response(response) {
  const body = await response.json();
  if (!response.ok) throw new BinanceAPIException(response, body);
  return body;
}
async function create_order(params) {
  let tries = 0;
  while (tries < 3) {
    try {
      return await _handle_response(await fetch(BINANCE_API + "/fapi/v1/order", { method: "POST", body: params }));
    } catch (e) {
      tries += 1;
      if (ERRORS_TO_RETRY.indexOf(e.code) === -1) throw e;
    }
  }
}
module.exports = { create_order };
