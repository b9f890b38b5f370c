// expect: no-unsafe-retry no-bare-code
import { Injectable } from "@nestjs/common";
import { MainClient } from "binance";
@Injectable()
export class OrderService {
  private static readonly RETRYABLE = [-1003, -1007];
  constructor(private client: MainClient) {}
  async create(dto: any) {
    return this.run(() => this.client.submitNewOrder(dto));
  }
  private async run<T>(op: () => Promise<T>, n = 3): Promise<T> {
    try {
      return await op();
    } catch (e: any) {
      if (n > 0 && OrderService.RETRYABLE.includes(e.code)) return this.run(op, n - 1);
      throw e;
    }
  }
}
