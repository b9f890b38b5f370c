// expect: no-message-test
const KNOWN = ["Unknown order sent.", "Order does not exist."];
const URL = "https://api.binance.com/api/v3/order";
export async function cancel(query) {
  const res = await fetch(`${URL}?${query}`, { method: "DELETE" });
  const body = await res.json();
  if (KNOWN.includes(body.msg)) return null;
  return body;
}
