import { type Server, type Socket, createServer } from "node:net";
export type Piece = string | Buffer;

/** Handles one connection after its request: `hit` counts the requests for its path, from 1. */
export type Script = (socket: Socket, hit: number) => void;

export interface RawServer {
  readonly url: string;
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

/** A server that writes raw bytes, so that it can break every rule of HTTP. */
export async function startRawServer(script: Script, host: "127.0.0.1" | "::1" = "127.0.0.1"): Promise<RawServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const hits = new Map<string, number>();
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    let text = "";
    // The client may close at any time.
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      text += bytes.toString("latin1");
      for (let end = text.indexOf("\r\n\r\n"); end >= 0; end = text.indexOf("\r\n\r\n")) {
        const path = text.split(" ", 2)[1] ?? "";
        text = text.slice(end + 4);
        hits.set(path, (hits.get(path) ?? 0) + 1);
        script(socket, hits.get(path) ?? 0);
      }
    });
  });
  const port = await listen(server, host);
  const close = (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  };
  const name = host === "::1" ? "[::1]" : host;
  return { url: `http://${name}:${String(port)}`, connections: () => connections, close };
}

/** Writes the pieces and keeps the connection open, like a server that waits for the next request. */
export function write(...pieces: readonly Piece[]): Script {
  return (socket) => {
    for (const piece of pieces) socket.write(piece);
  };
}

/** Writes the pieces and closes the connection. */
export function writeAndEnd(...pieces: readonly Piece[]): Script {
  return (socket) => {
    socket.end(Buffer.concat(pieces.map((piece) => Buffer.from(piece))));
  };
}

/** Writes a piece again and again until the client has enough. */
export function drip(first: Piece, piece: Piece, everyMs: number): Script {
  return (socket) => {
    socket.write(first);
    const timer = setInterval(() => socket.write(piece), everyMs);
    socket.once("close", () => {
      clearInterval(timer);
    });
  };
}

export function chunk(content: Piece): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from("\r\n")]);
}

export function head(...lines: readonly string[]): string {
  return ["HTTP/1.1 200 OK", "content-type: text/markdown", ...lines, "", ""].join("\r\n");
}

function listen(server: Server, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, host, () => {
      const address = server.address();
      if (address === null || typeof address === "string") throw new Error("A TCP server has a port");
      resolve(address.port);
    });
  });
}
