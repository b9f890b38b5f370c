import { checkOrder } from "../filters/check-order.ts";
import type { SymbolInfo } from "../filters/types.ts";
import { type MockAnswer, type MockFamily, type MockRequest } from "./answers.ts";
import { Exchange, type Executed, type ExchangeOptions } from "./exchange.ts";
import { readFrame, writeFrame } from "./frames.ts";
import type { BookOrder, NewOrder } from "./order-book.ts";
import { seededRandom } from "./random.ts";
import type { Scenario } from "./scenarios.ts";

/** A scenario, or a function that makes one. */
export type ScenarioLike = Scenario | (() => Scenario);

export interface MockOptions {
  /** Default: `spot`. */
  readonly family?: MockFamily | undefined;
  /** Seed of the random numbers. Default: 1. */
  readonly seed?: number | undefined;
  /** Current time in epoch milliseconds. Default: the clock of the machine. */
  readonly now?: (() => number) | undefined;
  /** Scenarios for the next requests, in order. */
  readonly scenarios?: readonly ScenarioLike[] | undefined;
  /** Random scenarios for requests that match none of `scenarios`. */
  readonly chaos?: { readonly share: number; readonly scenarios: readonly ScenarioLike[] } | undefined;
  /** Milliseconds until an order is filled; 0: at once; null: never. Default: null. */
  readonly fillAfterMs?: number | null | ((order: NewOrder) => number | null) | undefined;
  /** Milliseconds until a query shows a change, or a range [least, most]. Default: 0. */
  readonly visibleAfterMs?: number | readonly [number, number] | undefined;
  /** Maximum cost of all orders together (price × quantity). Default: unlimited. */
  readonly balance?: number | undefined;
  /** Rate limits. A request has a weight of 1, an order query 4. Default: spot's 6,000 and 100. */
  readonly limits?: ExchangeOptions["limits"];
  /**
   * `exchangeInfo.symbols`. Orders that break a filter are refused; other symbols are unknown. Default: every symbol
   * trades without filters.
   */
  readonly symbols?: readonly SymbolInfo[] | undefined;
  /** Your own check, instead of `symbols`: the refusal of an order; null if it passes. */
  readonly checkOrder?: ExchangeOptions["checkOrder"];
}

/** A request and the answer that the client got. */
export interface Served {
  readonly at: number;
  readonly request: MockRequest;
  readonly scenario: string | null;
  readonly answer: MockAnswer;
}

interface FetchInit {
  readonly method?: string | undefined;
  readonly body?: unknown;
}

export interface MockExchange {
  /** Answers a request. */
  readonly handle: (request: MockRequest) => MockAnswer;
  /** Answers like `fetch`. Rejects like `fetch` if no answer comes. */
  readonly fetch: (
    input: string | URL | { readonly url: string; readonly method?: string },
    init?: FetchInit,
  ) => Promise<Response>;
  /** Answers a message of the WebSocket API; null if no answer comes. */
  readonly handleFrame: (frame: string) => string | null;
  /** Adds scenarios for the next requests. */
  readonly play: (...scenarios: readonly ScenarioLike[]) => void;
  /** All executed actions, independent of the answers. */
  readonly executed: readonly Executed[];
  readonly orders: readonly BookOrder[];
  readonly served: readonly Served[];
  /** Scenarios that no request has used yet. */
  readonly pending: readonly string[];
}

/**
 * An exchange for tests. It checks duplicates, balances, limits and timestamps, supports cancel-replace, and answers
 * with Binance's codes and messages. `executed` lists what it really did.
 *
 * @example
 * const exchange = mockExchange({ scenarios: [unknownExecution({ executed: true, visibleAfterMs: 3000 })] });
 * const response = await exchange.fetch("https://api.binance.com/api/v3/order?symbol=BTCUSDT&…", { method: "POST" });
 */
export function mockExchange(options: MockOptions = {}): MockExchange {
  const { family = "spot", now = Date.now, chaos, visibleAfterMs = 0, fillAfterMs = null } = options;
  const random = seededRandom(options.seed ?? 1);
  const [least, most] = typeof visibleAfterMs === "number" ? [visibleAfterMs, visibleAfterMs] : visibleAfterMs;
  const lags = new Map<number, number>();
  const exchange = new Exchange({
    family,
    fillAfterMs: typeof fillAfterMs === "function" ? fillAfterMs : () => fillAfterMs,
    visibleAfterMs: ({ orderId }) => {
      const lag = lags.get(orderId) ?? least + random() * (most - least);
      lags.set(orderId, lag);
      return lag;
    },
    balance: options.balance ?? Number.POSITIVE_INFINITY,
    limits: options.limits ?? { weightPerMinute: 6000, ordersPerTenSeconds: 100 },
    checkOrder: options.checkOrder ?? checkBy(options.symbols, family),
  });
  const queue: Scenario[] = (options.scenarios ?? []).map(made);
  const served: Served[] = [];

  const next = (request: MockRequest): Scenario | null => {
    const place = queue.findIndex(({ on }) => on(request));
    if (place >= 0) return queue.splice(place, 1)[0] ?? null;
    if (chaos === undefined || random() >= chaos.share) return null;
    const chosen = chaos.scenarios[Math.floor(random() * chaos.scenarios.length)];
    const scenario = chosen === undefined ? null : made(chosen);
    return scenario?.on(request) === true ? scenario : null;
  };

  const handle = (request: MockRequest): MockAnswer => {
    const at = now();
    const scenario = next(request);
    const plain = scenario?.answer(exchange, request, at) ?? exchange.handle(request, at);
    const answer = { ...plain, headers: { ...plain.headers, ...exchange.usage } };
    served.push({ at, request, scenario: scenario?.name ?? null, answer });
    return answer;
  };

  return {
    handle,
    fetch: (input, init = {}) => answerFetch(handle, input, init),
    handleFrame: (frame) => {
      const read = readFrame(family, frame);
      if ("answer" in read) return read.answer;
      return writeFrame(read.id, handle(read.request), now());
    },
    play: (...scenarios) => {
      queue.push(...scenarios.map(made));
    },
    executed: exchange.executed,
    orders: exchange.book.orders,
    served,
    get pending() {
      return queue.map(({ name }) => name);
    },
  };
}

function checkBy(symbols: MockOptions["symbols"], family: MockFamily): ExchangeOptions["checkOrder"] {
  if (symbols === undefined) return undefined;
  return (order) => {
    const symbol = symbols.find((one) => one.symbol === order["symbol"]);
    if (symbol === undefined) return { code: -1121, msg: "Invalid symbol." };
    const broken = checkOrder(symbol, order, { family }).find(({ verdict }) => verdict === "fails");
    return broken !== undefined && "msg" in broken.error ? { code: broken.error.code, msg: broken.error.msg } : null;
  };
}

function made(scenario: ScenarioLike): Scenario {
  return typeof scenario === "function" ? scenario() : scenario;
}

/** A request from method, URL and form body. */
export function requestOf(method: string, url: string, body: unknown): MockRequest {
  const { pathname, searchParams } = new URL(url, "http://mock.invalid");
  const form = typeof body === "string" || body instanceof URLSearchParams ? new URLSearchParams(body) : [];
  return { method: method.toUpperCase(), path: pathname, params: Object.fromEntries([...searchParams, ...form]) };
}

/** The body of an answer as text, and whether all of it arrives. */
export function textOf({ body, end }: MockAnswer): string {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return end === "cut" ? text.slice(0, Math.ceil(text.length / 2)) : text;
}

async function answerFetch(
  handle: MockExchange["handle"],
  input: Parameters<MockExchange["fetch"]>[0],
  init: FetchInit,
): Promise<Response> {
  const isRequest = typeof input === "object" && !(input instanceof URL);
  const url = isRequest ? input.url : String(input);
  const method = init.method ?? (isRequest ? input.method : undefined) ?? "GET";
  const answer = handle(requestOf(method, url, init.body));
  await Promise.resolve();
  if (answer.end === "none") {
    const cause = Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" });
    throw new TypeError("fetch failed", { cause });
  }
  return new Response(textOf(answer), { status: answer.status, headers: answer.headers });
}
