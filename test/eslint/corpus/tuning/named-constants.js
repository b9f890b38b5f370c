// expect: no-unsafe-retry no-bare-code
const UNEXPECTED_RESP = -1006;
const TIMEOUT = -1007;
const INVALID_TIMESTAMP = -1021;
const BASE_URL = "https://api.binance.com";
async function postOrder(query, n = 0) {
  const res = await fetch(`${BASE_URL}/api/v3/order?${query}`, { method: "POST" });
  const data = await res.json();
  const retryable = data.code === TIMEOUT || data.code === UNEXPECTED_RESP || data.code === INVALID_TIMESTAMP;
  if (retryable && n < 3) return postOrder(query, n + 1);
  return data;
}
module.exports = { postOrder };
