// expect: no-float-step
import { MainClient } from "binance";
export class Rounder {
  constructor(
    readonly client: MainClient,
    private readonly tickSize: number,
  ) {}
  price(value: number): number {
    return Number((Math.round(value / this.tickSize) * this.tickSize).toFixed(8));
  }
}
