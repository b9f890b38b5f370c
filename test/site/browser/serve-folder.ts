import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

export interface Served {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** A folder of files over HTTP, as a static host serves it. */
export async function serveFolder(folder: string): Promise<Served> {
  const server = createServer((request, response) => {
    const file = fileOf(folder, request.url ?? "/");
    if (file === null) {
      response.writeHead(404, { "content-type": "text/html; charset=utf-8" });
      createReadStream(join(folder, "404.html")).pipe(response);
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${String(portOf(server))}`, close: () => closed(server) };
}

function fileOf(folder: string, url: string): string | null {
  const path = normalize(decodeURIComponent(new URL(url, "http://127.0.0.1").pathname));
  const candidate = join(folder, path.endsWith(sep) ? join(path, "index.html") : path);
  return candidate.startsWith(folder) && existsSync(candidate) && statSync(candidate).isFile() ? candidate : null;
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port");
  return address.port;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
