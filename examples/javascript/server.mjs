import { createServer } from "node:http";

/** A server that answers each call with one error of the exchange, as the exchange would. */
export async function startServer({ status, body, headers = {} }) {
  const server = createServer((_, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export const INSUFFICIENT_BALANCE = {
  status: 400,
  body: { code: -2010, msg: "Account has insufficient balance for requested action." },
};
export const MARGIN_INSUFFICIENT = { status: 400, body: { code: -2019, msg: "Margin is insufficient." } };
export const TOO_MANY_REQUESTS = {
  status: 429,
  headers: { "retry-after": "7" },
  body: { code: -1003, msg: "Too many requests; current limit is 2400 requests per minute." },
};
