// expect: no-bare-code
import { USDMClient } from "binance";
export async function isolated(client: USDMClient, symbol: string): Promise<void> {
  try {
    await client.setMarginType({ symbol, marginType: "ISOLATED" });
  } catch (error: any) {
    if (error.code !== -4046) throw error;
  }
}
