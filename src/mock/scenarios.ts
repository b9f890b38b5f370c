import { json, limited, type MockAnswer, type MockRequest, refusal } from "./answers.ts";
import type { Exchange } from "./exchange.ts";

/** Replaces the usual answer to the next matching request. */
export interface Scenario {
  readonly name: string;
  readonly on: (request: MockRequest) => boolean;
  readonly answer: (exchange: Exchange, request: MockRequest, now: number) => MockAnswer;
}

export interface ScenarioOptions {
  /** Matching requests. `reads`: GET; `writes`: all other methods. Default: `writes`. */
  readonly on?: "writes" | "reads" | "any" | undefined;
}

export interface ExecutionOptions extends ScenarioOptions {
  /** Whether the exchange executes the request despite its answer. */
  readonly executed?: boolean | undefined;
  /** Milliseconds until a query shows the order. */
  readonly visibleAfterMs?: number | undefined;
}

/** The usual answer. Use it as a pause in a sequence. */
export function passes(options: ScenarioOptions = {}): Scenario {
  return scenario("passes", options, (exchange, request, now) => exchange.handle(request, now));
}

/** 429: not executed. */
export function rateLimited({
  retryAfterMs = 10_000,
  ...options
}: ScenarioOptions & { readonly retryAfterMs?: number } = {}): Scenario {
  return scenario("rateLimited", options, ({ family }, _, now) => limited(family, "limit", now, now + retryAfterMs));
}

/** 418 for this and every other request until the ban ends. */
export function banned({ forMs = 120_000, ...options }: ScenarioOptions & { readonly forMs?: number } = {}): Scenario {
  return scenario("banned", options, (exchange, request, now) => {
    exchange.ban(now, now + forMs);
    return exchange.handle(request, now);
  });
}

/** Moves the exchange's clock ahead, or back if negative. `GET time` shows it. */
export function clockSkew({
  aheadMs = 10_000,
  ...options
}: ScenarioOptions & { readonly aheadMs?: number } = {}): Scenario {
  return scenario("clockSkew", options, (exchange, request, now) => {
    exchange.aheadMs = aheadMs;
    return exchange.handle(request, now);
  });
}

/** -1007: the answer leaves the execution unknown. `executed` decides it. Default: true. */
export function unknownExecution(options: ExecutionOptions = {}): Scenario {
  return scenario("unknownExecution", options, (exchange, request, now) => {
    if (options.executed ?? true) executeUnseen(exchange, request, now, options);
    return refusal(exchange.family, "timeout");
  });
}

/** -1008: usually not executed, but some reports say it was. `executed` decides. Default: false. */
export function overloaded(options: ExecutionOptions = {}): Scenario {
  return scenario("overloaded", options, (exchange, request, now) => {
    if (options.executed ?? false) executeUnseen(exchange, request, now, options);
    return refusal(exchange.family, "overloaded");
  });
}

/** Half of the answer arrives. Executed unless `executed` is false. */
export function cutAnswer(options: ExecutionOptions = {}): Scenario {
  return scenario("cutAnswer", options, (exchange, request, now) => {
    const answer =
      options.executed === false ? refusal(exchange.family, "timeout") : executeUnseen(exchange, request, now, options);
    return { ...answer, status: 200, end: "cut" };
  });
}

/** The connection breaks before the answer. Executed unless `executed` is false. */
export function noAnswer(options: ExecutionOptions = {}): Scenario {
  return scenario("noAnswer", options, (exchange, request, now) => {
    if (options.executed ?? true) executeUnseen(exchange, request, now, options);
    return { ...json(200, null), end: "none" };
  });
}

/** The order breaks the named filter: `LOT_SIZE`, `PRICE_FILTER`, `NOTIONAL`, … */
export function filter(name: string, options: ScenarioOptions = {}): Scenario {
  return scenario("filter", options, ({ family }) => json(400, filterBody(family, name)));
}

export function insufficientBalance(options: ScenarioOptions = {}): Scenario {
  return scenario("insufficientBalance", options, ({ family }) => refusal(family, "balance"));
}

/** A cancel-replace whose cancel succeeds and whose new order is refused. */
export function cancelReplacePartial(options: ScenarioOptions = {}): Scenario {
  return scenario("cancelReplacePartial", options, (exchange, request, now) => {
    const { params } = request;
    const cancel = {
      method: "DELETE",
      path: "/api/v3/order",
      params: {
        symbol: params["symbol"],
        orderId: params["cancelOrderId"],
        origClientOrderId: params["cancelOrigClientOrderId"],
      },
    };
    const cancelled = exchange.execute(cancel, now);
    const data = {
      cancelResult: cancelled.status === 200 ? "SUCCESS" : "FAILURE",
      newOrderResult: "FAILURE",
      cancelResponse: cancelled.body,
      newOrderResponse: refusal("spot", "balance").body,
    };
    if (cancelled.status === 200)
      return json(409, { code: -2021, msg: "Order cancel-replace partially failed.", data });
    return json(400, { code: -2022, msg: "Order cancel-replace failed.", data });
  });
}

/** A batch: the first order is placed, the second refused, the third placed but answered with -1007, and so on. */
export function batchMixed(options: ScenarioOptions = {}): Scenario {
  return scenario("batchMixed", options, (exchange, request, now) => {
    const orders: unknown = JSON.parse(request.params["batchOrders"] ?? "[]");
    if (!Array.isArray(orders)) return exchange.handle(request, now);
    const place = (order: unknown): unknown => {
      const one = { ...request, params: { ...request.params, batchOrders: JSON.stringify([order]) } };
      const { body } = exchange.execute(one, now);
      return Array.isArray(body) ? body[0] : body;
    };
    const answers = orders.map((order: unknown, index) => {
      if (index % 3 === 1) return refusal(exchange.family, "balance").body;
      const placed = place(order);
      return index % 3 === 2 ? refusal(exchange.family, "timeout").body : placed;
    });
    return json(200, answers);
  });
}

export function maintenance(options: ScenarioOptions = {}): Scenario {
  return scenario("maintenance", options, ({ family }) => ({ ...refusal(family, "maintenance"), status: 503 }));
}

/** The HTML page of the firewall, which blocks for five minutes. */
export function wafPage(options: ScenarioOptions = {}): Scenario {
  const body = "<html><head><title>403 Forbidden</title></head><body><h1>403 Forbidden</h1></body></html>";
  return scenario("wafPage", options, () => ({ status: 403, headers: { "content-type": "text/html" }, body }));
}

function scenario(name: string, { on = "writes" }: ScenarioOptions, answer: Scenario["answer"]): Scenario {
  const isMeant = (request: MockRequest): boolean =>
    on === "any" || (request.method.toUpperCase() === "GET") === (on === "reads");
  return { name, on: isMeant, answer };
}

/** Executes a request and hides its changes for `visibleAfterMs`. */
function executeUnseen(
  exchange: Exchange,
  request: MockRequest,
  now: number,
  { visibleAfterMs }: ExecutionOptions,
): MockAnswer {
  const before = exchange.book.orders.length;
  const answer = exchange.handle(request, now);
  if (visibleAfterMs !== undefined) {
    for (const order of exchange.book.orders.slice(before)) exchange.book.hide(order, visibleAfterMs);
  }
  return answer;
}

/** Futures codes of some filters. */
const FUTURES_FILTERS: Readonly<Record<string, { readonly code: number; readonly msg: string } | undefined>> = {
  PRICE_FILTER: { code: -4014, msg: "Price not increased by tick size." },
  LOT_SIZE: { code: -4023, msg: "Qty not increased by step size." },
  MARKET_LOT_SIZE: { code: -4005, msg: "Quantity greater than max quantity." },
  MIN_NOTIONAL: { code: -4164, msg: "Order's notional must be no smaller than 5.0 (unless you choose reduce only)" },
  PERCENT_PRICE: { code: -4016, msg: "Limit price can't be higher than 60000." },
  MAX_NUM_ORDERS: { code: -2025, msg: "Reach max open order limit." },
};

function filterBody(family: Exchange["family"], name: string): { readonly code: number; readonly msg: string } {
  const futures = family === "spot" ? undefined : FUTURES_FILTERS[name];
  return futures ?? { code: -1013, msg: `Filter failure: ${name}` };
}
