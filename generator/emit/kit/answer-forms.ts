import { RECEIVED_AT } from "./schemas.ts";

/** An answer as it arrives. */
export interface Answer {
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly delayMs: number | null;
}

interface Content {
  readonly code: number;
  readonly msg: string;
  readonly status: number;
  /** Wait in whole seconds; null if the answer does not state one. */
  readonly waitSeconds: number | null;
}

type AnswerForm = (content: Content) => Answer;

/** REST answers with a body. */
const http =
  (bodyOf: (content: Content) => string): AnswerForm =>
  (content) => ({
    status: content.status,
    headers: content.waitSeconds === null ? {} : { "retry-after": String(content.waitSeconds) },
    body: bodyOf(content),
    delayMs: content.waitSeconds === null ? null : content.waitSeconds * 1000,
  });

const body = ({ code, msg }: Content): { readonly code: number; readonly msg: string } => ({ code, msg });

/** The most common form. */
export const PLAIN: AnswerForm = http((content) => JSON.stringify(body(content)));

/** The same answer in other forms of the exchange, a proxy or a client. */
export const OTHER_FORMS: readonly AnswerForm[] = [
  http((content) => JSON.stringify(body(content), null, 2)),
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
  http((content) => JSON.stringify(JSON.stringify(body(content)))),
  // Market streams
  ({ code, msg }) => ({
    status: null,
    headers: {},
    body: JSON.stringify({ error: { code, msg }, id: 1 }),
    delayMs: null,
  }),
  http(({ code, msg }) => JSON.stringify({ code, errorMessage: msg })),
];
