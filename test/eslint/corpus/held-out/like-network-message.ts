// expect: nothing
import axios from "axios";
export async function ping(): Promise<boolean> {
  try {
    await axios.get("https://api.binance.com/api/v3/ping");
    return true;
  } catch (error: any) {
    if (error.message.includes("ENOTFOUND") || error.message.includes("certificate")) return false;
    throw error;
  }
}
