// expect: no-unsafe-retry
import axios, { AxiosError } from "axios";
const API = "https://fapi.binance.com";
export class FuturesApi {
  private async request<T>(method: "GET" | "POST", path: string, attempt = 0): Promise<T> {
    try {
      const r = await axios({ method, url: API + path });
      return r.data;
    } catch (err) {
      const e = err as AxiosError;
      if (e.response && e.response.status >= 500 && attempt < 3) {
        return this.request(method, path, attempt + 1);
      }
      throw e;
    }
  }
  account() {
    return this.request("GET", "/fapi/v2/account");
  }
  newOrder(q: string) {
    return this.request("POST", "/fapi/v1/order?" + q);
  }
}
