// expect: no-message-test
import Binance from "binance-api-node";
function contains(error: Error, text: string): boolean {
  return error.message.toLowerCase().includes(text.toLowerCase());
}
export async function open(params: any): Promise<void> {
  try {
    await Binance().futuresOrder(params);
  } catch (error) {
    if (contains(error as Error, "Margin is insufficient")) return;
    throw error;
  }
}
