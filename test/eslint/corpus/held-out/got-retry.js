// expect: no-unsafe-retry
import got from "got";
const binance = got.extend({ prefixUrl: "https://api.binance.com" });
export const order = (searchParams) =>
  binance.post("api/v3/order", {
    searchParams,
    retry: { limit: 3, methods: ["POST"], statusCodes: [500, 502, 503, 504] },
  });
