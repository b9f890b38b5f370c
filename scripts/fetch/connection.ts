import { Client, buildConnector } from "undici";
import type { FetchLimits } from "./limits.ts";

type ConnectionLimits = Pick<FetchLimits, "connectMs" | "headersMs" | "bodyMs" | "maxHeadBytes" | "maxWireBytes">;

/** A connection that carries one request, and remembers every byte that came back on it. */
export interface Connection {
  readonly client: Client;
  readonly received: () => Buffer;
  readonly close: () => Promise<void>;
}

/**
 * Pages are few, so no connection is used twice: what a server sends behind one answer can never be taken for the
 * next, and a connection that breaks between two requests breaks none of them.
 */
export function openConnection(origin: string, limits: ConnectionLimits, signal: AbortSignal): Connection {
  const chunks: Buffer[] = [];
  // The socket gets the signal, too: undici looks at a request's signal only when its connection stands, so that a
  // host which took the connection and never finished TLS held an attempt, and Ctrl-C, for ten seconds more.
  const connect = buildConnector({ timeout: limits.connectMs, signal });
  const client = new Client(origin, {
    connect: (options, callback) => {
      connect(options, (...result) => {
        // undici reads on "readable"; each of its reads is also told as "data".
        result[1]?.on("data", (chunk: Buffer) => chunks.push(chunk));
        callback(...result);
      });
    },
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.bodyMs,
    maxHeaderSize: limits.maxHeadBytes,
    maxResponseSize: limits.maxWireBytes,
    pipelining: 1,
  });
  return { client, received: () => Buffer.concat(chunks), close: () => client.destroy() };
}
