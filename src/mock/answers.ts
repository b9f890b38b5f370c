import { table as spot } from "../../generated/tables/spot.ts";
import { table as usdsFutures } from "../../generated/tables/usds-futures.ts";
import { createMakeError, type MakeError } from "../make-error.ts";

export type MockFamily = "spot" | "usds-futures";

export interface MockRequest {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string | undefined>>;
}

export interface MockAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON value, or the text of an answer that is not JSON. */
  readonly body: unknown;
  /** `cut`: half of the body arrives. `none`: the connection is closed without an answer. */
  readonly end?: "cut" | "none" | undefined;
}

/** Reasons for a refusal. */
export type Refusal =
  | "duplicate"
  | "balance"
  | "nothing-to-cancel"
  | "no-such-order"
  | "no-change"
  | "too-late"
  | "too-early"
  | "timeout"
  | "overloaded"
  | "too-many-orders"
  | "maintenance"
  | "path";

const JSON_TYPE = { "content-type": "application/json;charset=UTF-8" } as const;

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): MockAnswer {
  return { status, headers: { ...JSON_TYPE, ...headers }, body };
}

const make: MakeError = /* @__PURE__ */ createMakeError([spot, usdsFutures]);

/** Refusals with the codes and messages of each family. */
const REFUSALS: Readonly<Record<MockFamily, Readonly<Record<Refusal, () => MockAnswer>>>> = {
  spot: {
    duplicate: () => make("spot", "NEW_ORDER_REJECTED", {}, { message: "duplicate-order-sent" }),
    balance: () =>
      make("spot", "NEW_ORDER_REJECTED", {}, { message: "account-has-insufficient-balance-for-requested-action" }),
    "nothing-to-cancel": () => make("spot", "CANCEL_REJECTED", {}, { message: "unknown-order-sent" }),
    "no-such-order": () => make("spot", "NO_SUCH_ORDER"),
    "no-change": () =>
      make("spot", "ORDER_AMEND_REJECTED", {}, { message: "the-requested-action-would-change-no-state-rejecting" }),
    "too-late": () => make("spot", "INVALID_TIMESTAMP"),
    "too-early": () => make("spot", "INVALID_TIMESTAMP", { aheadMs: 1000 }),
    timeout: () => make("spot", "TIMEOUT"),
    overloaded: () => make("spot", "SERVER_BUSY"),
    "too-many-orders": () => make("spot", "TOO_MANY_ORDERS", { limit: 50, interval: "10 SECOND" }),
    maintenance: () => make("spot", "SERVICE_SHUTTING_DOWN", {}, { message: "service-is-under-maintenance" }),
    path: () => json(404, "<html><body><h2>404 Not found</h2></body></html>"),
  },
  "usds-futures": {
    duplicate: () => make("usds-futures", "DUPLICATED_CLIENT_ORDER_ID"),
    balance: () => make("usds-futures", "MARGIN_NOT_SUFFICIEN"),
    "nothing-to-cancel": () => make("usds-futures", "CANCEL_REJECTED", {}, { message: "unknown-order-sent" }),
    "no-such-order": () => make("usds-futures", "NO_SUCH_ORDER"),
    "no-change": () => make("usds-futures", "SAME_ORDER"),
    "too-late": () => make("usds-futures", "INVALID_TIMESTAMP"),
    "too-early": () => make("usds-futures", "INVALID_TIMESTAMP", { aheadMs: 1000 }),
    timeout: () => make("usds-futures", "TIMEOUT"),
    overloaded: () =>
      make(
        "usds-futures",
        "REQUEST_THROTTLED",
        {},
        { message: "request-throttled-by-system-level-protection-reduce-only" },
      ),
    "too-many-orders": () => make("usds-futures", "TOO_MANY_ORDERS", { limit: 300, interval: "10 SECOND" }),
    maintenance: () => make("usds-futures", "SERVICE_SHUTTING_DOWN", {}, { message: "service-is-under-maintenance" }),
    path: () => json(404, "<html><body><h2>404 Not found</h2></body></html>"),
  },
};

const made = new Map<string, MockAnswer>();

/** Cached: making an answer searches the catalog. */
export function refusal(family: MockFamily, name: Refusal): MockAnswer {
  const key = `${family} ${name}`;
  const answer = made.get(key) ?? REFUSALS[family][name]();
  made.set(key, answer);
  return answer;
}

/** 429 for a limit, 418 for a ban. `until` is its end in epoch milliseconds. */
export function limited(family: MockFamily, kind: "limit" | "ban", now: number, until: number): MockAnswer {
  // The futures pages do not promise `Retry-After`.
  const seconds = String(Math.max(1, Math.ceil((until - now) / 1000)));
  const retryAfter = family === "spot" ? { "retry-after": seconds } : undefined;
  if (kind === "ban") {
    const { body } =
      family === "spot"
        ? make("spot", "TOO_MANY_REQUESTS", { bannedUntil: until }, { message: BANNED })
        : make("usds-futures", "TOO_MANY_REQUESTS", { bannedUntil: until }, { message: BANNED });
    return json(418, body, retryAfter);
  }
  const { body } =
    family === "spot"
      ? make("spot", "TOO_MANY_REQUESTS", { limit: 6000, interval: "1 MINUTE" }, { message: WEIGHT })
      : make("usds-futures", "TOO_MANY_REQUESTS", { limit: 2400 }, { message: REQUESTS });
  return json(429, body, retryAfter);
}

const BANNED = "way-too-much-request-weight-used-ip-banned-until";
const WEIGHT = "too-much-request-weight-used-current-limit-is-request-weight";
const REQUESTS = "too-many-requests-current-limit-is-requests-per-minute";

/** The exchange refuses to set the margin type that is already set. */
export function sameMarginType(): MockAnswer {
  return make("usds-futures", "NO_NEED_TO_CHANGE_MARGIN_TYPE");
}
