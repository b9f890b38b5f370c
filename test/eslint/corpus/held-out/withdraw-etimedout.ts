// expect: no-unsafe-retry
import { MainClient } from "binance";
const NETWORK = ["ETIMEDOUT", "ECONNRESET", "ESOCKETTIMEDOUT"];
export async function withdraw(client: MainClient, params: any, tries = 2): Promise<unknown> {
  try {
    return await client.withdraw(params);
  } catch (error: any) {
    if (tries > 0 && NETWORK.includes(error.code)) return withdraw(client, params, tries - 1);
    throw error;
  }
}
