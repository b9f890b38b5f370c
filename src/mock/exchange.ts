import {
  json,
  limited,
  type MockAnswer,
  type MockFamily,
  type MockRequest,
  refusal,
  sameMarginType,
} from "./answers.ts";
import { type LimitOptions, Limits } from "./limits.ts";
import { type BookOptions, type BookOrder, OrderBook, type OrderState, stateAt } from "./order-book.ts";

/** An action that the exchange executed, independent of its answer. */
export interface Executed {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly what: "order" | "cancel" | "amend" | "setting" | "transfer";
  /** Client order id, order id, setting or transfer id. */
  readonly id: string;
}

export interface ExchangeOptions extends BookOptions {
  readonly family: MockFamily;
  readonly limits?: LimitOptions | undefined;
  /** The refusal of an order that breaks a rule of its symbol; null if it passes. */
  readonly checkOrder?:
    ((order: MockRequest["params"]) => { readonly code: number; readonly msg: string } | null) | undefined;
}

type Endpoint = (request: MockRequest, now: number) => MockAnswer;

const WINDOW_MS = 5000;
const AHEAD_MS = 1000;
const BAN_MS = 120_000;
const LOOK_WEIGHT = 4;

/**
 * An exchange that answers as Binance does. It uses no clock, network or random numbers. `admit` checks bans, limits
 * and the timestamp; `execute` runs the request; `handle` does both.
 */
export class Exchange {
  readonly book: OrderBook;
  readonly executed: Executed[] = [];
  /** Milliseconds that the exchange's clock is ahead. */
  aheadMs = 0;
  readonly family: MockFamily;
  readonly #bans: { readonly from: number; readonly until: number }[] = [];
  readonly #settings = new Map<string, string>();
  readonly #limits: Limits | null;
  readonly #checkOrder: NonNullable<ExchangeOptions["checkOrder"]>;
  readonly #endpoints: ReadonlyMap<string, Endpoint>;

  constructor(options: ExchangeOptions) {
    this.book = new OrderBook(options);
    this.family = options.family;
    this.#limits = options.limits === undefined ? null : new Limits(options.limits);
    this.#checkOrder = options.checkOrder ?? (() => null);
    this.#endpoints = new Map(Object.entries(this.#endpointsOf(options.family)));
  }

  ban(from: number, until: number): void {
    this.#bans.push({ from, until });
  }

  handle(request: MockRequest, now: number): MockAnswer {
    return this.admit(request, now) ?? this.execute(request, now);
  }

  /** A refusal; null if the request is admitted. */
  admit(request: MockRequest, now: number): MockAnswer | null {
    const ban = this.#bans.find(({ from, until }) => now >= from && now < until);
    if (ban !== undefined) return limited(this.family, "ban", now, ban.until);
    const over = this.#count(request, now);
    if (over !== null) return over;
    const { params } = request;
    const time = now + this.aheadMs;
    const timestamp = Number(params["timestamp"] ?? Number.NaN);
    if (timestamp > time + AHEAD_MS) return refusal(this.family, "too-early");
    if (timestamp + Number(params["recvWindow"] ?? WINDOW_MS) < time) return refusal(this.family, "too-late");
    return null;
  }

  execute(request: MockRequest, now: number): MockAnswer {
    const endpoint = this.#endpoints.get(`${request.method.toUpperCase()} ${request.path}`);
    return endpoint === undefined ? refusal(this.family, "path") : endpoint(request, now);
  }

  #count({ method, path }: MockRequest, now: number): MockAnswer | null {
    if (this.#limits === null) return null;
    const isRead = method.toUpperCase() === "GET";
    const isOrder = method.toUpperCase() === "POST" && /order/i.test(path);
    const counted = this.#limits.count(now, isRead && path.endsWith("/order") ? LOOK_WEIGHT : 1, isOrder);
    this.usage = {
      "x-mbx-used-weight-1m": String(counted.usedWeight),
      ...(isOrder ? { "x-mbx-order-count-10s": String(counted.orders) } : {}),
    };
    if (counted.isBanned) {
      this.ban(now, now + BAN_MS);
      return limited(this.family, "ban", now, now + BAN_MS);
    }
    if (counted.over === null) return null;
    const { limit, until } = counted.over;
    return limit === "orders" ? refusal(this.family, "too-many-orders") : limited(this.family, "limit", now, until);
  }

  /** Headers with the used limits after the last request. */
  usage: Readonly<Record<string, string>> = {};

  #endpointsOf(family: MockFamily): Readonly<Record<string, Endpoint>> {
    const place: Endpoint = (request, now) => this.#place(request.params, now);
    const look: Endpoint = (request, now) => this.#look(request.params, now);
    const cancel: Endpoint = (request, now) => this.#cancel(request.params, now);
    const amend: Endpoint = (request, now) => this.#amend(request.params, now);
    const time: Endpoint = (_, now) => json(200, { serverTime: now + this.aheadMs });
    const ping: Endpoint = () => json(200, {});
    if (family === "spot") {
      return {
        "GET /api/v3/ping": ping,
        "GET /api/v3/time": time,
        "POST /api/v3/order": place,
        "GET /api/v3/order": look,
        "DELETE /api/v3/order": cancel,
        "PUT /api/v3/order/amend/keepPriority": amend,
        "POST /api/v3/order/cancelReplace": (request, now) => this.#replace(request.params, now),
        "POST /sapi/v1/asset/transfer": (request, now) => this.#transfer(request.params, now),
      };
    }
    return {
      "GET /fapi/v1/ping": ping,
      "GET /fapi/v1/time": time,
      "POST /fapi/v1/order": place,
      "GET /fapi/v1/order": look,
      "DELETE /fapi/v1/order": cancel,
      "PUT /fapi/v1/order": amend,
      "POST /fapi/v1/batchOrders": (request, now) => this.#batch(request.params, now),
      "POST /fapi/v1/leverage": (request, now) => this.#set("leverage", request.params, now),
      "POST /fapi/v1/marginType": (request, now) => this.#set("marginType", request.params, now),
    };
  }

  #place(params: MockRequest["params"], now: number): MockAnswer {
    const broken = this.#checkOrder(params);
    if (broken !== null) return json(400, broken);
    const clientOrderId = params["newClientOrderId"] ?? `auto-${String(this.book.orders.length + 1)}`;
    const placed = this.book.place(
      {
        symbol: params["symbol"] ?? "",
        side: params["side"] ?? "",
        type: params["type"] ?? "",
        quantity: Number(params["quantity"] ?? 0),
        price: Number(params["price"] ?? 0),
        clientOrderId,
      },
      now,
    );
    if (typeof placed === "string") return refusal(this.family, placed);
    this.executed.push({ at: now, what: "order", id: clientOrderId });
    return json(200, orderBody(placed, stateAt(placed, now)));
  }

  #look(params: MockRequest["params"], now: number): MockAnswer {
    const found = this.book.look(finder(params, "origClientOrderId"), now);
    return found === null ? refusal(this.family, "no-such-order") : json(200, orderBody(found.order, found.state));
  }

  #cancel(params: MockRequest["params"], now: number): MockAnswer {
    const order = this.book.cancel(finder(params, "origClientOrderId"), now);
    if (order === null) return refusal(this.family, "nothing-to-cancel");
    this.executed.push({ at: now, what: "cancel", id: String(order.orderId) });
    return json(200, orderBody(order, stateAt(order, now)));
  }

  #amend(params: MockRequest["params"], now: number): MockAnswer {
    const quantity = Number(params["newQty"] ?? params["quantity"]);
    const find = finder(params, "origClientOrderId");
    const open = this.book.orders.find((order) => find(order) && stateAt(order, now)?.status === "NEW");
    if (open === undefined) return refusal(this.family, "no-such-order");
    if (stateAt(open, now)?.quantity === quantity) return refusal(this.family, "no-change");
    this.book.amend(find, { quantity }, now);
    this.executed.push({ at: now, what: "amend", id: String(open.orderId) });
    return json(200, orderBody(open, stateAt(open, now)));
  }

  #replace(params: MockRequest["params"], now: number): MockAnswer {
    const cancelled = this.#cancel(
      { orderId: params["cancelOrderId"], origClientOrderId: params["cancelOrigClientOrderId"] },
      now,
    );
    const isCancelled = cancelled.status === 200;
    const stops = !isCancelled && params["cancelReplaceMode"] !== "ALLOW_FAILURE";
    const placed = stops ? null : this.#place(params, now);
    const isPlaced = placed?.status === 200;
    const data = {
      cancelResult: isCancelled ? "SUCCESS" : "FAILURE",
      newOrderResult: placed === null ? "NOT_ATTEMPTED" : isPlaced ? "SUCCESS" : "FAILURE",
      cancelResponse: cancelled.body,
      newOrderResponse: placed === null ? null : placed.body,
    };
    if (isCancelled && isPlaced) return json(200, data);
    if (isCancelled || isPlaced) return json(409, { code: -2021, msg: "Order cancel-replace partially failed.", data });
    return json(400, { code: -2022, msg: "Order cancel-replace failed.", data });
  }

  #batch(params: MockRequest["params"], now: number): MockAnswer {
    const orders: unknown = JSON.parse(params["batchOrders"] ?? "[]");
    if (!Array.isArray(orders))
      return json(400, { code: -1130, msg: "Data sent for parameter 'batchOrders' is not valid." });
    return json(
      200,
      orders.map((order: MockRequest["params"]) => this.#place(order, now).body),
    );
  }

  #set(name: "leverage" | "marginType", params: MockRequest["params"], now: number): MockAnswer {
    const key = `${name} ${params["symbol"] ?? ""}`;
    const value = params[name] ?? "";
    if (name === "marginType" && this.#settings.get(key) === value) return sameMarginType();
    this.#settings.set(key, value);
    this.executed.push({ at: now, what: "setting", id: `${key} ${value}` });
    return json(200, { symbol: params["symbol"], [name]: value });
  }

  #transfer(params: MockRequest["params"], now: number): MockAnswer {
    this.executed.push({ at: now, what: "transfer", id: params["asset"] ?? "" });
    return json(200, { tranId: this.executed.length });
  }
}

function finder(params: MockRequest["params"], clientId: string): (order: BookOrder) => boolean {
  const { orderId } = params;
  if (orderId !== undefined) return (order) => String(order.orderId) === orderId;
  return (order) => order.clientOrderId === params[clientId];
}

function orderBody(order: BookOrder, state: OrderState | null): object {
  return {
    symbol: order.symbol,
    orderId: order.orderId,
    clientOrderId: order.clientOrderId,
    side: order.side,
    type: order.type,
    price: String(state?.price ?? order.price),
    origQty: String(state?.quantity ?? order.quantity),
    status: state?.status ?? "NEW",
  };
}
