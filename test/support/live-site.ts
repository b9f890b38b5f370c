import { type Behaviour, type BehaviourServer, send, startServer } from "../fetch/behaviour-server.ts";

/** Pages by the path of their Markdown. */
export type Site = ReadonlyMap<string, string>;

/** Every address that the site does not know has this, with 200: 65 kB of it. */
const SHELL = `<!doctype html><html lang="en"><head><title>Binance Open Platform</title></head><body><div id="root"></div><script>${"/* */".repeat(13_000)}</script></body></html>`;

/**
 * A server that behaves as the live site was observed in 2026-09: a page's Markdown comes as bytes without a charset,
 * its HTML page as 202 with nothing, every other address as 200 with a shell; llms.txt has a chapter for the reference.
 */
export function startLiveSite(site: Site): Promise<BehaviourServer> {
  const twins = [...site].map(([path, page]): [string, Behaviour] => [
    path,
    send(200, page, { "content-type": "binary/octet-stream" }),
  ]);
  const empty = [...site.keys()].map((path): [string, Behaviour] => [
    path.replace(/\.md$/u, ""),
    send(202, "", { "content-type": "text/html" }),
  ]);
  const indexes = ["en", "zh-CN"].map((locale): [string, Behaviour] => [
    `/${locale}/docs/llms.txt`,
    send(200, indexOf(site, locale), { "content-type": "text/plain" }),
  ]);
  const shell = send(200, SHELL, { "content-type": "text/html; charset=utf-8" });
  return startServer(Object.fromEntries([...twins, ...empty, ...indexes]), shell);
}

function indexOf(site: Site, locale: string): string {
  const own = [...site.keys()].filter((path) => path.startsWith(`/${locale}/`));
  return [
    "# Binance Developer Docs",
    "",
    "## Documentation",
    "",
    `- [Introduction](/${locale}/docs/introduction.md)`,
    ...own.map((path) => `- [Error Codes](${path})`),
    "",
    "## API Reference",
    "",
    `- [Place an order](/${locale}/docs/catalog/core-trading/trade.md): POST /eapi/v1/order, 4 parameters, 3 responses`,
    `- [Query an order](/${locale}/docs/catalog/core-trading/query.md): GET /eapi/v1/order`,
    "",
  ].join("\n");
}
