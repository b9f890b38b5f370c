// axios: the error carries everything, so pass it as it is.
import axios from "axios";
import { parseError } from "binance-errors";
import { INSUFFICIENT_BALANCE, startServer } from "./server.mjs";

const server = await startServer(INSUFFICIENT_BALANCE);
try {
  await axios.post(`${server.url}/api/v3/order`);
} catch (caught) {
  const error = parseError(caught, { family: "spot" });
  console.log(error?.name, error?.advice.execution, error?.advice.retry);
}
server.close();
