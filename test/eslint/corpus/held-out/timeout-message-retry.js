// expect: no-unsafe-retry
import Binance from "binance-api-node";
const client = Binance.default({ apiKey: "k", apiSecret: "s" });
export const open = async (order) => {
  let done = false;
  while (!done) {
    try {
      await client.futuresOrder(order);
      done = true;
    } catch (error) {
      if (error.message.includes("timeout") || error.message.includes("timed out")) {
        console.log("timeout, again");
        continue;
      }
      throw error;
    }
  }
};
