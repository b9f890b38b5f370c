// expect: nothing
import axios from "axios";
const api = axios.create({ baseURL: "https://api.binance.com" });
axiosRetry(api, { retries: 3, retryCondition: (e: any) => e.config.method === "get" && e.response?.status >= 500 });
export const order = (p: any) => api.post("/api/v3/order", p);
