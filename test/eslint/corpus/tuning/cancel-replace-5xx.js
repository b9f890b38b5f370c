// expect: no-unsafe-retry
import axios from "axios";
const api = axios.create({ baseURL: "https://api.binance.com" });
api.interceptors.response.use(undefined, async (error) => {
  const status = error.response ? error.response.status : 0;
  if ([502, 503, 504].includes(status) && !error.config.retried) {
    error.config.retried = true;
    return api.request(error.config);
  }
  return Promise.reject(error);
});
export const cancelReplace = (params) => api.post("/api/v3/order/cancelReplace", null, { params });
