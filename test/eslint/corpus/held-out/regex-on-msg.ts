// expect: no-message-test
import { USDMClient } from "binance";
export async function lever(client: USDMClient, symbol: string): Promise<void> {
  try {
    await client.setMarginType({ symbol, marginType: "ISOLATED" });
  } catch (error: any) {
    if (/No need to change margin type/i.test(error.message)) return;
    throw error;
  }
}
