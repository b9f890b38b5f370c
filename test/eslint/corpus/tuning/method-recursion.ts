// expect: no-unsafe-retry no-bare-code
import { MainClient } from "binance";
export class Trader {
  private readonly client = new MainClient({});
  private isTemporary(error: any): boolean {
    return [-1007, -1015].includes(error.code) || error.status === 502;
  }
  async market(symbol: string, quantity: number, attempt = 1): Promise<any> {
    try {
      return await this.client.submitNewOrder({ symbol, side: "BUY", type: "MARKET", quantity });
    } catch (error) {
      if (this.isTemporary(error) && attempt < 5) {
        return this.market(symbol, quantity, attempt + 1);
      }
      throw error;
    }
  }
}
