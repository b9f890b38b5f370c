// expect: no-unsafe-retry
const axios = require("axios");
const axiosRetry = require("axios-retry").default;
const api = axios.create({ baseURL: "https://api.binance.com", headers: { "X-MBX-APIKEY": process.env.KEY } });
axiosRetry(api, {
  retries: 3,
  retryCondition: (error) => error.code === "ECONNABORTED" || error.response?.status === 503,
});
exports.order = (qs) => api.post(`/api/v3/order?${qs}`);
