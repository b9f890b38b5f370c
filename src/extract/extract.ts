import { type Effort, mayRead, startEffort } from "./effort.ts";
import {
  bareFacts,
  bodyFacts,
  type Facts,
  joinTransport,
  NO_TRANSPORT,
  type Transport,
  withTransport,
} from "./facts.ts";
import { breakdownOf } from "./network.ts";
import { objectTransport } from "./object-transport.ts";
import { readBody } from "./read-body.ts";
import { readBytes } from "./read-bytes.ts";
import { readText } from "./read-text.ts";
import { isArray, isError, ownKeys, read } from "./safe-read.ts";
import { codeOf } from "./status.ts";

/** Wrappers within wrappers beyond this are not followed; cycles end here too. */
const DEPTH = 6;
const MOST_ITEMS = 50;
const MOST_KEYS = 30;
/** Where wrappers keep what the exchange said, nearest to the wire first. */
const INNER_KEYS = [
  "response",
  "data",
  "body",
  "responseText",
  "responseBody",
  "text",
  "json",
  "error",
  "err",
  "exception",
  "cause",
  "errors",
  "details",
  "payload",
  "reason",
  "message",
  "msg",
] as const;

/** What an input of any kind says; null where it is a success or no error of an exchange at all. Never throws. */
export function extract(input: unknown): Facts | null {
  return readValue(input, { depth: DEPTH, effort: startEffort() }, NO_TRANSPORT);
}

/** How much farther the reading may go: down from here, and in all. */
interface Way {
  readonly depth: number;
  readonly effort: Effort;
}

function down({ depth, effort }: Way): Way {
  return { depth: depth - 1, effort };
}

function readValue(value: unknown, way: Way, outer: Transport): Facts | null {
  if (typeof value === "number") return readNumber(value);
  if (!mayRead(value, way.effort)) return null;
  if (typeof value === "string") return readText(value, outer, (inner) => readValue(inner, down(way), outer));
  if (typeof value !== "object" || value === null || way.depth <= 0) return null;
  if (isArray(value)) return readItems(value, way, outer);
  const bytes = readBytes(value);
  if (bytes !== null) return readValue(bytes, down(way), outer);
  return readObject(value, way, outer);
}

function readNumber(value: number): Facts | null {
  const code = codeOf(value);
  return code === null || code >= 0 ? null : bodyFacts(code, "", NO_TRANSPORT);
}

/** The first error of a batch, or else the first text; `parseErrors` gives them all. */
function readItems(items: readonly unknown[], way: Way, outer: Transport): Facts | null {
  let weak: Facts | null = null;
  for (let index = 0; index < MOST_ITEMS; index += 1) {
    const item = read(items, String(index));
    if (item === undefined) return weak;
    const facts = typeof item === "object" ? readValue(item, down(way), outer) : null;
    if (facts !== null && facts.kind !== "text") return facts;
    weak ??= facts;
  }
  return weak;
}

function readObject(value: object, way: Way, outer: Transport): Facts | null {
  const transport = joinTransport(objectTransport(value), outer);
  const breakdown = breakdownOf(value);
  const inner = breakdown === null ? readWrapped(value, way, transport) : readCause(value, way, transport);
  if (inner !== null && inner.kind !== "text") return withTransport(inner, transport);
  const message = read(value, "message");
  const words = typeof message === "string" ? message : "";
  if (breakdown !== null) return bareFacts(breakdown, words, transport);
  if (transport.status !== null && transport.status >= 400) {
    return inner === null ? bareFacts("status", words, transport) : withTransport(inner, transport);
  }
  return inner;
}

/** What looks like a broken connection can still carry an answer: ccxt's ExchangeNotAvailable quotes the body. */
function readCause(value: object, way: Way, transport: Transport): Facts | null {
  for (const key of ["response", "data", "body", "message"]) {
    const facts = readValue(read(value, key), down(way), transport);
    if (facts !== null && facts.kind === "body" && facts.code !== null) return facts;
  }
  const response = read(value, "response");
  if (typeof response !== "object" || response === null) return null;
  return transport.status === null ? null : bareFacts("status", "", transport);
}

function readWrapped(value: object, way: Way, transport: Transport): Facts | null {
  const own = readBody(value);
  if (own !== null && (own.code !== null || !isError(value))) return withRicherText(own, way);
  let weak: Facts | null = own;
  for (const key of INNER_KEYS) {
    const inner = read(value, key);
    if (inner === undefined || inner === null || inner === value) continue;
    if (key === "text" || key === "json" ? typeof inner === "function" : false) continue;
    const facts = readValue(inner, down(way), transport);
    if (facts === null) continue;
    if (facts.kind !== "text" && facts.kind !== "status") return facts;
    weak = strongest(weak, facts);
  }
  return readUnforeseen(value) ?? weak;
}

/** A body under a key that no known wrapper uses: believed where it has both a negative code and a text. */
function readUnforeseen(value: object): Facts | null {
  for (const key of ownKeys(value, MOST_KEYS)) {
    const inner = read(value, key);
    const facts = typeof inner === "object" && inner !== null && !isArray(inner) ? readBody(inner) : null;
    if (facts !== null && facts.message !== "" && facts.code !== null && facts.code <= -1000) return facts;
  }
  return null;
}

/** A status says more than words, and keeps them, whichever of the two came first. */
function strongest(known: Facts | null, found: Facts): Facts {
  if (known === null) return found;
  if (known.kind === "text" && found.kind === "status") return { ...found, message: known.message };
  if (known.kind === "status" && known.message === "" && found.kind === "text")
    return { ...known, message: found.message };
  return known;
}

/** A body whose `msg` is JSON again, as one endpoint sends it. */
function withRicherText(facts: Facts, way: Way): Facts {
  if (!facts.message.startsWith("{")) return facts;
  const inner = readValue(facts.message, down(way), NO_TRANSPORT);
  return inner !== null && inner.kind === "body" && inner.code !== null ? inner : facts;
}
