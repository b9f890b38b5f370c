// expect: nothing
import { RestClientV5 } from "bybit-api";
const RETRY_CODES = [10000, 10016, 10018];
const client = new RestClientV5({});
export async function linear(params) {
  const first = await client.getTickers(params);
  return RETRY_CODES.includes(first.retCode) ? client.getTickers(params) : first;
}
