// expect: no-unsafe-retry no-bare-code
enum BinanceErrorCode {
  TOO_MANY_REQUESTS = -1003,
  UNEXPECTED_RESP = -1006,
  TIMEOUT = -1007,
}
const url = "https://api.binance.com/api/v3/order";
const shouldRetry = (code: number): boolean =>
  code === BinanceErrorCode.TIMEOUT || code === BinanceErrorCode.UNEXPECTED_RESP;
export async function post(body: URLSearchParams, attempt = 0): Promise<any> {
  const res = await fetch(url, { method: "POST", body });
  const json: any = await res.json();
  if (json.code < 0 && shouldRetry(json.code) && attempt < 4) return post(body, attempt + 1);
  return json;
}
