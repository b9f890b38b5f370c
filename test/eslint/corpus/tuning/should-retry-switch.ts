// expect: no-unsafe-retry no-bare-code
import axios from "axios";
const http = axios.create({ baseURL: "https://fapi.binance.com" });
function shouldRetry(code: number): boolean {
  switch (code) {
    case -1000:
    case -1006:
    case -1007:
      return true;
    default:
      return false;
  }
}
export async function order(params: URLSearchParams, left = 2): Promise<unknown> {
  const res = await http.post("/fapi/v1/order", params, { validateStatus: null });
  if (res.status === 200) return res.data;
  if (left > 0 && shouldRetry(res.data.code)) return order(params, left - 1);
  throw new Error(res.data.msg);
}
