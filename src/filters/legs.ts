/** Number parameters. Prices come first: `fitOrder` reaches a notional value by changing the quantity. */
export const NUMBERS = [
  "stopPrice",
  "price",
  "quantity",
  "icebergQty",
  "quoteOrderQty",
  "trailingDelta",
  "recvWindow",
] as const;

/** Prefixes of parameter names for the orders of a list. */
const PREFIXES = ["above", "below", "working", "pending", "pendingAbove", "pendingBelow"];
/** Futures' algo orders call the stop price `triggerPrice`. */
const ALGO_ORDER = { triggerPrice: "stopPrice" };
/** The two orders of `POST /api/v3/order/oco`. Its parameters name no types. */
const LIMIT_LEG = { limitIcebergQty: "icebergQty", stopPrice: "", trailingDelta: "" };
const STOP_LEG = {
  stopIcebergQty: "icebergQty",
  stopLimitPrice: "price",
  stopLimitTimeInForce: "timeInForce",
  price: "",
};

/** Whether a parameter is on: not false and not 0. */
export function isTrue(value: unknown): boolean {
  return value !== false && value !== 0 && !(typeof value === "string" && /^(?:false|0)$/i.test(value));
}

export type Fields = Readonly<Record<string, unknown>>;

/** One order, or one of a list. */
export interface Leg {
  readonly type: string;
  readonly side: string;
  /** Type, side and parameter names, each marked as on or off. It decides which conditions apply. */
  readonly shape: string;
  /** Sent values by the usual parameter names. */
  readonly sent: Fields;
  /** The name of a parameter in the request. */
  readonly key: (field: string) => string;
}

/** The orders that a request places: one, or those of an order list. */
export function legsOf(order: Fields): readonly Leg[] {
  if (order["type"] === undefined) {
    const prefixes = PREFIXES.filter((prefix) => own(order, `${prefix}Type`) !== undefined);
    if (prefixes.length > 0)
      return prefixes.map((prefix) => legOf(order, "", (key) => withoutPrefix(key, prefix), prefix));
    if (own(order, "price") !== undefined && own(order, "stopPrice") !== undefined) {
      const stop = own(order, "stopLimitPrice") === undefined ? "STOP_LOSS" : "STOP_LOSS_LIMIT";
      return [legOf(order, "LIMIT_MAKER", renamed(LIMIT_LEG)), legOf(order, stop, renamed(STOP_LEG))];
    }
  }
  return [legOf(order, "", order["triggerPrice"] === undefined ? undefined : renamed(ALGO_ORDER))];
}

/** `usual` returns a parameter's usual name, or "" if it belongs to another order of the list. */
function legOf(order: Fields, type = "", usual?: (key: string) => string, prefix = ""): Leg {
  const sent: Record<string, unknown> = {};
  const names: Record<string, string> = {};
  let shape = "";
  for (const key of Object.keys(order)) {
    const value = order[key];
    const name = usual === undefined ? key : usual(key);
    if (value === undefined || value === null || value === "" || name === "") continue;
    shape += name + (isTrue(value) ? "," : "!");
    if (usual === undefined) continue;
    sent[name] = value;
    names[name] = key;
  }
  const all = usual === undefined ? order : sent;
  const key = (field: string): string => names[field] ?? (prefix === "" ? field : prefix + capital(field));
  const kind = type || word(own(all, "type"));
  const side = word(own(all, "side"));
  return { type: kind, side, shape: `${kind} ${side} ${shape}`, sent: all, key };
}

function renamed(names: Readonly<Record<string, string>>): (key: string) => string {
  return (key) => names[key] ?? key;
}

/** Orders of a list share the quantity, the side, or `pendingQuantity` and `pendingSide`. */
function withoutPrefix(key: string, prefix: string): string {
  const shared = prefix.startsWith("pending") ? key.replace(/^pending(?=Quantity|Side)/, "") : key;
  if (/^(?:quantity|side|recvWindow)$/i.test(shared)) return shared.charAt(0).toLowerCase() + shared.slice(1);
  const rest = key.startsWith(prefix) ? key.slice(prefix.length) : "";
  return rest.charAt(0).toLowerCase() + rest.slice(1);
}

/** An own property: values from a prototype do not count. */
export function own(record: Fields, key: string): unknown {
  const value = record[key];
  return value === undefined || value === null || value === "" || !Object.hasOwn(record, key) ? undefined : value;
}

function word(value: unknown): string {
  return typeof value === "string" ? value.toUpperCase() : "";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const NOTHING: Fields = /* @__PURE__ */ Object.freeze({});
/** The caller's value as fields; empty if it is not an object. */
export function fieldsOf(value: unknown): Fields {
  // The caller's data comes in here: each field is unknown.
  return typeof value === "object" && value !== null ? (value as Fields) : NOTHING;
}
