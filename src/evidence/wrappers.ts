import type { Part } from "../result.ts";
import { parseJson } from "./body.ts";
import { codeOf, read, readObject, readString, statusOf } from "./safe-read.ts";

/** Keys of the exchange's body in wrappers. */
export const WIRE_KEYS = /* @__PURE__ */ keys("response data body responseText responseBody rawBody text json result");
/** Keys of the wrapped error in clients. */
export const CLIENT_KEYS = /* @__PURE__ */ keys(
  "error err exception reason value details payload originalError innerError previous info output failedReason " +
    "lastError context extra extensions event cancelResponse newOrderResponse",
);
export const TEXT_KEYS = /* @__PURE__ */ keys(
  "message msg errorMessage error_message Message MESSAGE log description stderr content",
);
/** Several errors in one. */
export const LIST_KEYS = /* @__PURE__ */ keys("errors values exceptions");
/** Other fields of a client's error are read only with a sign of Binance. */
export const KNOWN_KEYS: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ [WIRE_KEYS, CLIENT_KEYS, TEXT_KEYS, "stack"].flat(),
);

function keys(names: string): readonly string[] {
  return names.split(" ");
}

export function isBodyLike(value: object): boolean {
  const code = codeOf(read(value, "code"));
  return code !== null && code <= -1000 && (readString(value, "msg") ?? readString(value, "message")) !== null;
}

/** A client that keeps headers and body of an answer, but no status, and whose body cannot be read. */
export function hasLostAnswer(value: object): boolean {
  const body = read(value, "body");
  if (readObject(value, "headers") === null || typeof body !== "string" || parseJson(body) !== null) return false;
  return statusOf(read(value, "status")) === null && statusOf(read(value, "statusCode")) === null;
}

/** A fetch `Response` or a body stream that has not been read yet. */
export function isUnread(value: object): boolean {
  if (typeof read(value, "arrayBuffer") === "function" && read(value, "bodyUsed") === false) return true;
  for (const key of ["body", "data"]) {
    const inner = readObject(value, key);
    if (inner === null) continue;
    const isStream = typeof read(inner, "getReader") === "function" || typeof read(inner, "pipe") === "function";
    if (isStream && read(inner, "readableEnded") !== true) return true;
  }
  return false;
}

export const CAUSE: Part = /* @__PURE__ */ Object.freeze({ kind: "cause" });
export const CANCEL: Part = /* @__PURE__ */ Object.freeze({ kind: "cancel" });
export const NEW_ORDER: Part = /* @__PURE__ */ Object.freeze({ kind: "new-order" });
