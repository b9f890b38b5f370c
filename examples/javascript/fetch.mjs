// Node's own fetch: pass the text, the status and the headers.
import { nextStep, parseError } from "binance-errors";
import { startServer, TOO_MANY_REQUESTS } from "./server.mjs";

const server = await startServer(TOO_MANY_REQUESTS);
const url = `${server.url}/fapi/v1/order`;
const response = await fetch(url, { method: "POST" });
const error = parseError(await response.text(), {
  family: "usds-futures",
  method: "POST",
  status: response.status,
  headers: response.headers,
});
console.log(error?.name, error?.retryAfterMs, nextStep(error, { method: "POST" }).action);
server.close();
