// expect: no-unsafe-retry no-bare-code
const BASE = "https://fapi.binance.com";
interface ApiError {
  code: number;
  msg: string;
}
function isTransient(error: ApiError): boolean {
  return error.code === -1001 || error.code === -1007 || error.code === -1021;
}
export async function placeOrder(query: string): Promise<unknown> {
  let last: unknown;
  for (let i = 0; i < 3; i++) {
    const res = await fetch(`${BASE}/fapi/v1/order?${query}`, { method: "POST" });
    const body = await res.json();
    if (res.ok) return body;
    last = body;
    if (!isTransient(body)) break;
  }
  throw last;
}
