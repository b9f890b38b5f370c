// expect: no-unsafe-retry no-bare-code
import { Spot } from "@binance/connector";
const isRetryable = (err) => {
  const code = err?.response?.data?.code;
  const status = err?.response?.status;
  return !err.response || status === 502 || code === -1001 || code === -1021;
};
export async function execute(client, args) {
  let attempt = 0;
  while (true) {
    try {
      return await client.newOrder(...args);
    } catch (err) {
      attempt++;
      if (attempt > 3 || !isRetryable(err)) throw err;
    }
  }
}
