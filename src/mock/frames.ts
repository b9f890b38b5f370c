import type { MockAnswer, MockFamily, MockRequest } from "./answers.ts";

type Route = readonly [method: string, path: string];

/** Methods of the WebSocket API and their REST endpoints. */
const ROUTES: Readonly<Record<MockFamily, Readonly<Record<string, Route | undefined>>>> = {
  spot: {
    ping: ["GET", "/api/v3/ping"],
    time: ["GET", "/api/v3/time"],
    "order.place": ["POST", "/api/v3/order"],
    "order.status": ["GET", "/api/v3/order"],
    "order.cancel": ["DELETE", "/api/v3/order"],
    "order.cancelReplace": ["POST", "/api/v3/order/cancelReplace"],
    "order.amend.keepPriority": ["PUT", "/api/v3/order/amend/keepPriority"],
  },
  "usds-futures": {
    ping: ["GET", "/fapi/v1/ping"],
    time: ["GET", "/fapi/v1/time"],
    "order.place": ["POST", "/fapi/v1/order"],
    "order.status": ["GET", "/fapi/v1/order"],
    "order.cancel": ["DELETE", "/fapi/v1/order"],
    "order.modify": ["PUT", "/fapi/v1/order"],
  },
};

export type ReadFrame = { readonly id: unknown; readonly request: MockRequest } | { readonly answer: string };

/** Reads a message as a request; a message that is not a request gets a refusal. */
export function readFrame(family: MockFamily, frame: string): ReadFrame {
  const message = parsed(frame);
  if (message === null) return { answer: refused(null, -1135, "Invalid JSON") };
  const id = message["id"] ?? null;
  const { method, params } = message;
  const route = typeof method === "string" ? ROUTES[family][method] : undefined;
  if (route === undefined) return { answer: refused(id, -1000, "Unknown method.") };
  const given = typeof params === "object" && params !== null ? Object.entries(params) : [];
  const texts = given.map(([key, value]: [string, unknown]) => [
    key,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return {
    id,
    request: { method: route[0], path: route[1], params: Object.fromEntries(texts) as Record<string, string> },
  };
}

/** A REST answer as a frame; null if no answer comes. */
export function writeFrame(id: unknown, { status, headers, body, end }: MockAnswer, now: number): string | null {
  if (end === "none") return null;
  const text = JSON.stringify(
    status < 400 ? { id, status, result: body } : { id, status, error: errorOf(status, headers, body, now) },
  );
  return end === "cut" ? text.slice(0, Math.ceil(text.length / 2)) : text;
}

/** In frames `retryAfter` is an epoch time in milliseconds. */
function errorOf(status: number, headers: MockAnswer["headers"], body: unknown, now: number): unknown {
  const seconds = headers["retry-after"];
  const isLimit = (status === 418 || status === 429) && seconds !== undefined;
  if (typeof body !== "object" || body === null || !isLimit) return body;
  return { ...body, data: { serverTime: now, retryAfter: now + Number(seconds) * 1000 } };
}

function refused(id: unknown, code: number, msg: string): string {
  return JSON.stringify({ id, status: 400, error: { code, msg } });
}

function parsed(frame: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(frame);
    return typeof value === "object" && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
