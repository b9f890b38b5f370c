// expect: no-unsafe-retry
const rax = require("retry-axios");
const axios = require("axios");
const api = axios.create({ baseURL: "https://api.binance.com" });
api.defaults.raxConfig = {
  instance: api,
  retry: 3,
  httpMethodsToRetry: ["GET", "POST"],
  statusCodesToRetry: [[500, 599]],
};
rax.attach(api);
exports.buy = (p) => api.post("/api/v3/order", p);
