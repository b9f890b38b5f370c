// expect: no-unsafe-retry
import { RetryAgent, Agent, request } from "undici";
const agent = new RetryAgent(new Agent(), {
  methods: ["GET", "POST"],
  statusCodes: [500, 502, 503],
  errorCodes: ["ECONNRESET"],
});
export const order = (q: string) =>
  request("https://api.binance.com/api/v3/order?" + q, { method: "POST", dispatcher: agent });
