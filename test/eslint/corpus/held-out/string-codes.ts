// expect: no-bare-code
import axios from "axios";
export async function cancel(query: string): Promise<void> {
  const res = await axios.delete(`https://fapi.binance.com/fapi/v1/order?${query}`, { validateStatus: () => true });
  if (String(res.data.code) === "-2011") return;
  if (res.data.code == "-1021") throw new Error("clock");
}
