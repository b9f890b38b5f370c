// expect: no-unsafe-retry
import pRetry from "p-retry";
import { Spot } from "@binance/spot";
const client = new Spot({ configurationRestAPI: { apiKey: "", apiSecret: "" } });
export const buy = (body: any) =>
  pRetry(async () => (await client.restAPI.newOrder(body)).data(), { retries: 4, minTimeout: 250 });
