// expect: no-unsafe-retry no-bare-code
import { Spot } from "@binance/connector";
export async function oco(client, args) {
  let result = null;
  let retry;
  do {
    retry = false;
    try {
      result = await client.newOCOOrder(...args);
    } catch (error) {
      const data = error.response?.data;
      if (data?.code === -1008 || data?.code === -1003) {
        retry = true;
        await new Promise((r) => setTimeout(r, 3000));
      } else throw error;
    }
  } while (retry);
  return result;
}
