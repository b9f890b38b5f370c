import { RECEIVED_AT } from "./schemas.ts";

/** An answer as it arrives. */
export interface Answer {
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly delayMs: number | null;
}

interface Said {
  readonly code: number;
  readonly msg: string;
  readonly status: number;
  /** Wait in whole seconds; null if the answer states none. */
  readonly waitSeconds: number | null;
}

type Shape = (said: Said) => Answer;

/** Answers of REST with a body. */
const http =
  (bodyOf: (said: Said) => string): Shape =>
  (said) => ({
    status: said.status,
    headers: said.waitSeconds === null ? {} : { "retry-after": String(said.waitSeconds) },
    body: bodyOf(said),
    delayMs: said.waitSeconds === null ? null : said.waitSeconds * 1000,
  });

const body = ({ code, msg }: Said): { readonly code: number; readonly msg: string } => ({ code, msg });

/** The form of nearly all answers. */
export const PLAIN: Shape = http((said) => JSON.stringify(body(said)));

/** Other forms of the same answer from the exchange, a proxy or a client. */
export const SHAPES: readonly Shape[] = [
  http((said) => JSON.stringify(body(said), null, 2)),
  http(({ code, msg }) => JSON.stringify({ code: String(code), msg })),
  // WebSocket API
  ({ code, msg, status, waitSeconds }) => {
    const data =
      waitSeconds === null ? {} : { data: { serverTime: RECEIVED_AT, retryAfter: RECEIVED_AT + waitSeconds * 1000 } };
    const frame = { id: "9d32157c-a556-4d27-9866-66760a174b57", status, error: { code, msg, ...data }, rateLimits: [] };
    return {
      status: null,
      headers: {},
      body: JSON.stringify(frame),
      delayMs: waitSeconds === null ? null : waitSeconds * 1000,
    };
  },
  http(({ code, msg }) => JSON.stringify({ msg, code })),
  http((said) => JSON.stringify(JSON.stringify(body(said)))),
  // Market streams
  ({ code, msg }) => ({
    status: null,
    headers: {},
    body: JSON.stringify({ error: { code, msg }, id: 1 }),
    delayMs: null,
  }),
  http(({ code, msg }) => JSON.stringify({ code, errorMessage: msg })),
];
