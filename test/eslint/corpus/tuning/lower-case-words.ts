// expect: no-message-test
import { MainClient } from "binance";
function mapError(err: { message: string }): string {
  const lower = err.message.toLowerCase();
  if (lower.includes("insufficient") || lower.includes("precision")) return "x";
  switch (err.message) {
    case "Invalid symbol.":
      return "sym";
    default:
      return "?";
  }
}
