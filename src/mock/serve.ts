import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { mockExchange, type MockExchange, type MockOptions, requestOf, textOf } from "./mock-exchange.ts";
import { scenarioOf } from "./scenario-of.ts";
import { acceptWebSocket } from "./websocket.ts";

export interface ServerOptions extends MockOptions {
  /** Default: 0, which picks a free port. */
  readonly port?: number | undefined;
  /** Default: 127.0.0.1. */
  readonly host?: string | undefined;
}

export interface MockServer {
  /** `http://127.0.0.1:<port>`, for a client's base URL. */
  readonly url: string;
  /** The URL for the WebSocket API. Every path works. */
  readonly wsUrl: string;
  readonly exchange: MockExchange;
  readonly close: () => Promise<void>;
}

const LONGEST_BODY = 1_000_000;

/**
 * Starts `mockExchange` as an HTTP and WebSocket server, for clients that take no custom `fetch`. Rejects if the port
 * is taken.
 *
 * @example
 * const server = await startMockServer({ scenarios: [rateLimited()] });
 * const client = new Spot(apiKey, apiSecret, { baseURL: server.url });
 */
export async function startMockServer({
  port = 0,
  host = "127.0.0.1",
  ...options
}: ServerOptions = {}): Promise<MockServer> {
  const exchange = mockExchange(options);
  const server = createServer((request, response) => {
    readBody(request).then(
      (body) => {
        answer(exchange, request, response, body);
      },
      () => {
        request.destroy();
      },
    );
  });
  const sockets = new Set<{ destroy(): unknown }>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.on("upgrade", (request, socket) => {
    acceptWebSocket(request, socket, exchange.handleFrame);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  const place = `${host.includes(":") ? `[${host}]` : host}:${String(bound)}`;
  return {
    url: `http://${place}`,
    wsUrl: `ws://${place}/ws-api/v3`,
    exchange,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/**
 * Endpoints for tests in other languages: `GET /mock/executed`, `/mock/orders` and `/mock/served`, and
 * `POST /mock/play?scenario=rateLimited`, one call for each scenario.
 */
function control(exchange: MockExchange, url: URL): unknown {
  switch (url.pathname) {
    case "/mock/executed":
      return exchange.executed;
    case "/mock/orders":
      return exchange.orders;
    case "/mock/served":
      return exchange.served;
    case "/mock/play":
      exchange.play(...url.searchParams.getAll("scenario").map(scenarioOf));
      return { pending: exchange.pending };
    default:
      throw new TypeError(
        "There are GET /mock/executed, /mock/orders, /mock/served and POST /mock/play?scenario=<name>",
      );
  }
}

function answerControl(exchange: MockExchange, url: URL, response: ServerResponse): void {
  const send = (status: number, value: unknown): void => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
  };
  try {
    send(200, control(exchange, url));
  } catch (thrown) {
    send(400, { error: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}

function answer(exchange: MockExchange, request: IncomingMessage, response: ServerResponse, body: string): void {
  const url = new URL(request.url ?? "/", "http://mock.invalid");
  if (url.pathname.startsWith("/mock/")) {
    answerControl(exchange, url, response);
    return;
  }
  const given = exchange.handle(requestOf(request.method ?? "GET", request.url ?? "/", body));
  if (given.end === "none") {
    request.socket.destroy();
    return;
  }
  const whole = Buffer.byteLength(textOf({ ...given, end: undefined }));
  response.writeHead(given.status, { ...given.headers, "content-length": String(whole) });
  if (given.end !== "cut") {
    response.end(textOf(given));
    return;
  }
  response.write(textOf(given), () => request.socket.destroy());
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const bytes of request) {
    body += String(bytes);
    if (body.length > LONGEST_BODY) throw new Error("The body is too long for a mock.");
  }
  return body;
}
