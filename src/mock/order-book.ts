export type OrderStatus = "NEW" | "FILLED" | "CANCELED" | "EXPIRED";

export interface NewOrder {
  readonly symbol: string;
  readonly side: string;
  readonly type: string;
  readonly quantity: number;
  /** 0 for market orders. */
  readonly price: number;
  readonly clientOrderId: string;
}

/** The state of an order from a time on. */
export interface OrderState {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly status: OrderStatus;
  readonly quantity: number;
  readonly price: number;
}

export interface BookOrder extends NewOrder {
  readonly orderId: number;
  /** Oldest first; the first is the placement. */
  readonly states: readonly OrderState[];
}

export interface BookOptions {
  /** Milliseconds until an order is filled; 0: at once; null: never. */
  readonly fillAfterMs: (order: NewOrder) => number | null;
  /** Milliseconds until a query shows a change. */
  readonly visibleAfterMs: (order: BookOrder, now: number) => number;
  /** Maximum cost of all orders together (price × quantity). */
  readonly balance: number;
}

interface Entry extends NewOrder {
  readonly orderId: number;
  readonly states: OrderState[];
}

/** The orders of the matching engine. Each call passes the time in epoch milliseconds. */
export class OrderBook {
  readonly #options: BookOptions;
  readonly #orders: Entry[] = [];
  readonly #hiddenMs = new Map<number, number>();

  constructor(options: BookOptions) {
    this.#options = options;
  }

  get orders(): readonly BookOrder[] {
    return this.#orders;
  }

  /** Hides this order's changes from queries for this many milliseconds. */
  hide({ orderId }: BookOrder, ms: number): void {
    this.#hiddenMs.set(orderId, ms);
  }

  place(order: NewOrder, now: number): BookOrder | "duplicate" | "balance" {
    const isTaken = this.#orders.some((other) => isSame(other, order) && stateAt(other, now)?.status === "NEW");
    if (isTaken) return "duplicate";
    const spent = this.#orders.reduce((sum, { states }) => sum + costOf(states.at(-1)), 0);
    if (spent + order.price * order.quantity > this.#options.balance) return "balance";
    const { quantity, price } = order;
    const entry: Entry = {
      ...order,
      orderId: this.#orders.length + 1,
      states: [{ at: now, status: "NEW", quantity, price }],
    };
    const fillAfter = this.#options.fillAfterMs(order);
    if (fillAfter === 0) entry.states.pop();
    if (fillAfter !== null) entry.states.push({ at: now + fillAfter, status: "FILLED", quantity, price });
    this.#orders.push(entry);
    return entry;
  }

  /** The cancelled order; null if no open order matches. */
  cancel(find: (order: BookOrder) => boolean, now: number): BookOrder | null {
    return this.#change(find, now, (state) => ({ ...state, at: now, status: "CANCELED" }));
  }

  amend(find: (order: BookOrder) => boolean, change: Partial<OrderState>, now: number): BookOrder | null {
    return this.#change(find, now, (state) => ({ ...state, ...change, at: now }));
  }

  #change(find: (order: BookOrder) => boolean, now: number, next: (state: OrderState) => OrderState): BookOrder | null {
    const entry = this.#orders.find((order) => find(order) && stateAt(order, now)?.status === "NEW");
    const state = entry === undefined ? null : stateAt(entry, now);
    if (entry === undefined || state === null) return null;
    const later = entry.states.findIndex(({ at }) => at > now);
    const changed = next(state);
    // A planned fill still happens unless the order was cancelled.
    const rest = later < 0 ? [] : entry.states.splice(later);
    entry.states.push(
      changed,
      ...(changed.status === "NEW" ? rest.map((one) => ({ ...changed, at: one.at, status: one.status })) : []),
    );
    return entry;
  }

  /** The state that a query shows. It may lag. Null if no order is visible; the newest if several match. */
  look(
    find: (order: BookOrder) => boolean,
    now: number,
  ): { readonly order: BookOrder; readonly state: OrderState } | null {
    for (let index = this.#orders.length - 1; index >= 0; index -= 1) {
      const order = this.#orders[index];
      if (order === undefined || !find(order)) continue;
      const lag = this.#hiddenMs.get(order.orderId) ?? this.#options.visibleAfterMs(order, now);
      const state = stateAt(order, now - lag);
      if (state !== null) return { order, state };
    }
    return null;
  }
}

export function stateAt({ states }: BookOrder, time: number): OrderState | null {
  return states.filter(({ at }) => at <= time).at(-1) ?? null;
}

function isSame(one: NewOrder, other: NewOrder): boolean {
  return one.symbol === other.symbol && one.clientOrderId === other.clientOrderId;
}

function costOf(state: OrderState | undefined): number {
  return state === undefined || state.status === "CANCELED" ? 0 : state.price * state.quantity;
}
