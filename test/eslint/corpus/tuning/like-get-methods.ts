// expect: nothing
import got from "got";
export const api = got.extend({
  prefixUrl: "https://api.binance.com",
  retry: { limit: 3, methods: ["GET"], statusCodes: [500, 502] },
});
export const order = (q: string) => api.post("api/v3/order?" + q);
