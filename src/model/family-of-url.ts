import type { FamilyId } from "../result.ts";

const BASE_PATHS: Readonly<Record<string, FamilyId | undefined>> = {
  api: "spot",
  fapi: "usds-futures",
  dapi: "coin-futures",
  eapi: "options",
  papi: "portfolio-margin",
  sapi: "sapi",
  wapi: "sapi",
};
/** Families by the first label of a host, for WebSocket hosts and calls without a known path. */
const HOSTS: Readonly<Record<string, FamilyId | undefined>> = {
  ...BASE_PATHS,
  stream: "spot",
  "data-stream": "spot",
  "ws-api": "spot",
  fstream: "usds-futures",
  "ws-fapi": "usds-futures",
  dstream: "coin-futures",
  "ws-dapi": "coin-futures",
  nbstream: "options",
  "ws-eapi": "options",
  "fstream-auth": "usds-futures",
};
const PARTS = /^(?:[a-z]{2,5}:\/\/)?(\[[0-9a-f:]{2,45}\]|[a-z0-9._-]*)(?::\d{1,5})?(\/[^?#]*)?/;
const MACHINES = ["-gcp", "-testnet", "-demo", "-mm"] as const;
const FIRST_SEGMENT = /^\/((?:ws-)?[a-z]{1,8})(?:\/|$)/;
/** On other hosts `/api` says little: nearly every server has it. */
const SPOT_PATH = /^\/api(?:\/v[1-3]\/|\/v[1-3]$|$)/;
/** Hosts that say nothing about the exchange: localhost, an IP address, a proxy in the local network. */
const NEUTRAL_HOST = /^(?:[^.]*|[0-9.]{7,15}|\[.*|.*\.(?:local|localhost|internal|intranet|lan|test|svc|home|docker))$/;

/** Whether a URL's host is the exchange's, another's, or unknown. */
export function hostOf(url: string): "binance" | "other" | "neutral" {
  const { host } = partsOf(url);
  if (/binance|tokocrypto/.test(host)) return "binance";
  return NEUTRAL_HOST.test(host) ? "neutral" : "other";
}

/** The family whose list applies to a URL, path, base path or host; null if unknown. */
export function familyOfUrl(url: string): FamilyId | null {
  const { host, path } = partsOf(url);
  if (/(?:^|\.)binance\.us$/.test(host)) return "binance-us";
  const owner = hostOf(url);
  if (owner === "other") return null;
  const segment = FIRST_SEGMENT.exec(path)?.[1] ?? "";
  const byPath = lookUp(HOSTS, segment === "stream" || segment === "ws-api" ? "" : segment) ?? null;
  if (byPath === "spot" && owner === "neutral" && !SPOT_PATH.test(path)) return null;
  if (byPath !== null) return byPath;
  const [label = ""] = host.split(".", 1);
  return lookUp(HOSTS, withoutMachine(label).replace(/^(?:testnet|demo|eu)-/, "")) ?? testnet(host);
}

function partsOf(url: string): { readonly host: string; readonly path: string } {
  const [, host = "", path = ""] = PARTS.exec(url.slice(0, 2000).trim().toLowerCase()) ?? [];
  return { host, path };
}

/** `api4`, `api-gcp`, `ws-api-testnet1`: the label without machine suffixes, cut piece by piece. */
function withoutMachine(label: string): string {
  let end = label.length;
  for (let length = -1; length !== 0; end -= length) length = machineLength(label, end);
  return label.slice(0, end);
}

/** Length of the number or suffix that ends at `end`; 0 if there is none. */
function machineLength(label: string, end: number): number {
  const last = label.charCodeAt(end - 1);
  if (last >= 48 && last <= 57) return 1;
  return MACHINES.find((suffix) => label.endsWith(suffix, end))?.length ?? 0;
}

function testnet(host: string): FamilyId | null {
  if (/(?:^|\.)binance\.vision$/.test(host)) return "spot";
  return /^(?:ws-)?(?:fstream|testnet)\.binancefuture\.com$/.test(host) ? "usds-futures" : null;
}

function lookUp(table: Readonly<Record<string, FamilyId | undefined>>, key: string): FamilyId | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
