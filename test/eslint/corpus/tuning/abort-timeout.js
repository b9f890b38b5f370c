// expect: no-unsafe-retry
const BINANCE = "https://api.binance.com";
async function placeOrder(q, tries) {
  let res;
  try {
    res = await fetch(`${BINANCE}/api/v3/order?${q}`, { method: "POST", signal: AbortSignal.timeout(3000) });
  } catch (e) {
    if (e.name === "TimeoutError" || e.name === "AbortError") {
      if (tries > 0) return placeOrder(q, tries - 1);
    }
    throw e;
  }
  return res.json();
}
