// expect: no-unsafe-retry no-bare-code
class TransientBinanceError extends Error {}
class FatalBinanceError extends Error {}
function toError(body: { code: number; msg: string }): Error {
  if (body.code === -1007 || body.code === -1001) return new TransientBinanceError(body.msg);
  return new FatalBinanceError(body.msg);
}
export async function order(q: string, n = 0): Promise<any> {
  const r = await fetch("https://api.binance.com/api/v3/order?" + q, { method: "POST" });
  const b = await r.json();
  if (r.ok) return b;
  const e = toError(b);
  if (e instanceof TransientBinanceError && n < 3) return order(q, n + 1);
  throw e;
}
