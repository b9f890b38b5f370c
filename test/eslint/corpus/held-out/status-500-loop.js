// expect: no-unsafe-retry
import axios from "axios";
export async function sendOrder(params, retries = 3) {
  try {
    const { data } = await axios.post("https://api.binance.com/api/v3/order", null, { params });
    return data;
  } catch (err) {
    if (err.response && err.response.status >= 500 && retries > 0) {
      await new Promise((r) => setTimeout(r, 1000));
      return sendOrder(params, retries - 1);
    }
    throw err;
  }
}
