// expect: no-unsafe-retry
const RETRY_STATUS = new Set([429, 500, 502, 503, 504]);
async function signed(method, path, query) {
  const res = await fetch(`https://api.binance.com${path}?${query}`, {
    method,
    headers: { "X-MBX-APIKEY": process.env.KEY },
  });
  if (RETRY_STATUS.has(res.status)) {
    await new Promise((r) => setTimeout(r, 1000));
    return signed(method, path, query);
  }
  return res.json();
}
exports.newOrder = (query) => signed("POST", "/api/v3/order", query);
