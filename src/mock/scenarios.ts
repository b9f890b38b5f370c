import { json, limited, type MockAnswer, type MockRequest, refusal } from "./answers.ts";
import type { Exchange } from "./exchange.ts";

/** What happens to the next request that it is meant for, instead of a usual answer. */
export interface Scenario {
  readonly name: string;
  readonly on: (request: MockRequest) => boolean;
  readonly answer: (exchange: Exchange, request: MockRequest, now: number) => MockAnswer;
}

export interface ScenarioOptions {
  /** Which requests it is meant for: those that change something (`writes`), which are not GET, unless given. */
  readonly on?: "writes" | "reads" | "any" | undefined;
}

export interface ExecutionOptions extends ScenarioOptions {
  /** Whether the exchange executes the request in spite of its answer. */
  readonly executed?: boolean | undefined;
  /** Milliseconds until a look sees it. */
  readonly visibleAfterMs?: number | undefined;
}

/** The usual answer: a pause in a sequence. */
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

/** 418 for this and every other request until the ban is over. */
export function banned({ forMs = 120_000, ...options }: ScenarioOptions & { readonly forMs?: number } = {}): Scenario {
  return scenario("banned", options, (exchange, request, now) => {
    exchange.ban(now, now + forMs);
    return exchange.handle(request, now);
  });
}

/** From now on the exchange's clock is so far ahead, or behind if negative, and `GET time` tells. */
export function clockSkew({
  aheadMs = 10_000,
  ...options
}: ScenarioOptions & { readonly aheadMs?: number } = {}): Scenario {
  return scenario("clockSkew", options, (exchange, request, now) => {
    exchange.aheadMs = aheadMs;
    return exchange.handle(request, now);
  });
}

/** -1007: nobody knows whether it was executed. You do: `executed`, true unless given. */
export function unknownExecution(options: ExecutionOptions = {}): Scenario {
  return scenario("unknownExecution", options, (exchange, request, now) => {
    if (options.executed ?? true) executeUnseen(exchange, request, now, options);
    return refusal(exchange.family, "timeout");
  });
}

/** -1008: as a rule it was not executed, but reports tell otherwise. */
export function overloaded(options: ExecutionOptions = {}): Scenario {
  return scenario("overloaded", options, (exchange, request, now) => {
    if (options.executed ?? false) executeUnseen(exchange, request, now, options);
    return refusal(exchange.family, "overloaded");
  });
}

/** The exchange answers, and half of the answer arrives. Executed unless `executed` is false. */
export function cutAnswer(options: ExecutionOptions = {}): Scenario {
  return scenario("cutAnswer", options, (exchange, request, now) => {
    const answer =
      options.executed === false ? refusal(exchange.family, "timeout") : executeUnseen(exchange, request, now, options);
    return { ...answer, status: 200, end: "cut" };
  });
}

/** The connection breaks before any answer. Executed unless `executed` is false. */
export function noAnswer(options: ExecutionOptions = {}): Scenario {
  return scenario("noAnswer", options, (exchange, request, now) => {
    if (options.executed ?? true) executeUnseen(exchange, request, now, options);
    return { ...json(200, null), end: "none" };
  });
}

/** The order breaks a filter, by its name: `LOT_SIZE`, `PRICE_FILTER`, `NOTIONAL`, … */
export function filter(name: string, options: ScenarioOptions = {}): Scenario {
  return scenario("filter", options, ({ family }) => json(400, filterBody(family, name)));
}

export function insufficientBalance(options: ScenarioOptions = {}): Scenario {
  return scenario("insufficientBalance", options, ({ family }) => refusal(family, "balance"));
}

/** A cancel-replace of which the cancel took effect and the new order was refused. */
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

/** Of a batch the first order is placed, the second refused, the third placed with -1007 as its answer, and so on. */
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

/** The page of the firewall, which blocks for five minutes. */
export function wafPage(options: ScenarioOptions = {}): Scenario {
  const body = "<html><head><title>403 Forbidden</title></head><body><h1>403 Forbidden</h1></body></html>";
  return scenario("wafPage", options, () => ({ status: 403, headers: { "content-type": "text/html" }, body }));
}

function scenario(name: string, { on = "writes" }: ScenarioOptions, answer: Scenario["answer"]): Scenario {
  const isMeant = (request: MockRequest): boolean =>
    on === "any" || (request.method.toUpperCase() === "GET") === (on === "reads");
  return { name, on: isMeant, answer };
}

/** Executes a request whose answer nobody gets. */
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

/** Futures have codes of their own for some filters. */
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
