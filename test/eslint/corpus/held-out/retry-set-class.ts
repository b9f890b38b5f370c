// expect: no-unsafe-retry no-bare-code
import { MainClient } from "binance";
const RETRYABLE_CODES = new Set<number>([-1001, -1003, -1006, -1007, -1015]);
export class OrderService {
  constructor(private readonly client: MainClient) {}
  async submit(order: Record<string, string>): Promise<unknown> {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      try {
        return await this.client.submitNewOrder(order as never);
      } catch (error) {
        const code = (error as { code?: number }).code ?? 0;
        if (!RETRYABLE_CODES.has(code)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
      }
    }
    throw new Error("gave up");
  }
}
