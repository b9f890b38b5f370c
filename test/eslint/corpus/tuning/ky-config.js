// expect: no-unsafe-retry
import ky from "ky";
const api = ky.create({
  prefixUrl: "https://api.binance.com",
  retry: { limit: 2, methods: ["get", "post"], statusCodes: [500, 503] },
});
export const order = (p) => api.post("api/v3/order", { searchParams: p }).json();
