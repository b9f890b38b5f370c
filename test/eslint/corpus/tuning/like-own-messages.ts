// expect: nothing
import { USDMClient } from "binance";
export class RiskError extends Error {}
export function isRisk(error: Error): boolean {
  return (
    error instanceof RiskError || error.message.startsWith("[risk]") || error.message.includes("Unexpected token <")
  );
}
export const client = new USDMClient({});
