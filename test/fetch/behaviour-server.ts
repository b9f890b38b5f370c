import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
/** Handles one request: `hit` counts the requests for that path, from 1. */
export type Behaviour = (response: ServerResponse, request: IncomingMessage, hit: number) => void;

export interface BehaviourServer {
  readonly url: string;
  /** Requests so far, in order. */
  readonly requests: readonly IncomingMessage[];
  /** Maximum number of concurrent requests. */
  readonly mostAtOnce: () => number;
  readonly close: () => Promise<void>;
}

/** A real server on 127.0.0.1 with a behaviour per path; any other path is a 404, or what `fallback` says. */
export async function startServer(
  behaviours: Readonly<Record<string, Behaviour>>,
  fallback: Behaviour = notFound,
): Promise<BehaviourServer> {
  const requests: IncomingMessage[] = [];
  const hits = new Map<string, number>();
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    const hit = (hits.get(path) ?? 0) + 1;
    hits.set(path, hit);
    requests.push(request);
    open += 1;
    most = Math.max(most, open);
    response.once("close", () => (open -= 1));
    (behaviours[path] ?? fallback)(response, request, hit);
  });
  const url = await listen(server);
  return { url, requests, mostAtOnce: () => most, close: () => close(server) };
}

export function send(status: number, body: string | Buffer, headers: Record<string, string> = {}): Behaviour {
  return (response) => {
    response.writeHead(status, { "content-type": "text/markdown; charset=utf-8", ...headers }).end(body);
  };
}

/** First one behaviour, then always the other. */
export function firstThen(first: Behaviour, then: Behaviour): Behaviour {
  return (response, request, hit) => {
    (hit === 1 ? first : then)(response, request, hit);
  };
}

const notFound = send(404, "no such page");

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") throw new Error("A TCP server has a port");
      resolve(`http://127.0.0.1:${String(address.port)}`);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
