// expect: no-unsafe-retry no-bare-code
import Binance from "binance-api-node";
const client = Binance();
export async function stop(params) {
  try {
    return await client.futuresOrder(params);
  } catch (err) {
    if (err.code === -1007) {
      console.log("timeout, sending once more");
      return await client.futuresOrder(params);
    }
    throw err;
  }
}
