// expect: no-unsafe-retry
import retry from "async-retry";
import { Spot } from "@binance/connector";
const client = new Spot("k", "s");
export const newOrder = (...args) =>
  retry(
    async () => {
      const { data } = await client.newOrder(...args);
      return data;
    },
    { retries: 5 },
  );
