import { type Decimal, readDecimal } from "./decimal.ts";

/** Parameters that filters judge. Prices come before quantities, as a notional value is reached by the quantity. */
export const NUMBERS = [
  "stopPrice",
  "price",
  "quantity",
  "icebergQty",
  "quoteOrderQty",
  "trailingDelta",
  "recvWindow",
] as const;

/** The orders of a list are told apart by these words before a parameter's name. */
const PREFIXES = ["above", "below", "working", "pending", "pendingAbove", "pendingBelow"];
/** `POST /api/v3/order/oco` names no types: a limit maker, and a stop order. */
const LIMIT_LEG = { icebergQty: "limitIcebergQty", stopPrice: "", trailingDelta: "" };
const STOP_LEG = { icebergQty: "stopIcebergQty", price: "stopLimitPrice", timeInForce: "stopLimitTimeInForce" };

export type Fields = Readonly<Record<string, unknown>>;

/** One order, or one of a list. */
export interface Leg {
  readonly type: string;
  readonly side: string;
  /** The name under which the order has a parameter. */
  readonly key: (field: string) => string;
  /** The value as sent; undefined where the parameter is absent, null or empty. */
  readonly raw: (field: string) => unknown;
  /** The numbers that can be read; null where one cannot, undefined where it is absent. */
  readonly numbers: Readonly<Partial<Record<string, Decimal | null>>>;
}

/** The orders that a request places: one, or those of an order list. */
export function legsOf(order: Fields): readonly Leg[] {
  if (own(order, "type") === undefined) {
    const prefixes = PREFIXES.filter((prefix) => own(order, `${prefix}Type`) !== undefined);
    if (prefixes.length > 0) return prefixes.map((prefix) => legOf(order, (field) => prefixed(order, prefix, field)));
    if (own(order, "price") !== undefined && own(order, "stopPrice") !== undefined) {
      const isLimit = own(order, STOP_LEG.price) !== undefined;
      return [
        legOf(order, renamed(LIMIT_LEG), "LIMIT_MAKER"),
        legOf(order, renamed(STOP_LEG), isLimit ? "STOP_LOSS_LIMIT" : "STOP_LOSS"),
      ];
    }
  }
  // Futures' algo orders call the stop price `triggerPrice`.
  const isAlgo = own(order, "triggerPrice") !== undefined;
  return [legOf(order, (field) => (isAlgo && field === "stopPrice" ? "triggerPrice" : field))];
}

function legOf(order: Fields, key: Leg["key"], type?: string): Leg {
  const raw: Leg["raw"] = (field) => own(order, key(field));
  const numbers: Record<string, Decimal | null> = {};
  for (const field of NUMBERS) {
    const value = raw(field);
    if (value !== undefined) numbers[field] = readDecimal(value);
  }
  return { type: type ?? word(raw("type")), side: word(raw("side")), key, raw, numbers };
}

function renamed(names: Readonly<Record<string, string>>): Leg["key"] {
  return (field) => names[field] ?? field;
}

/** Orders of a list share what has no word of its own: `quantity`, or `pendingQuantity` for both pending orders. */
function prefixed(order: Fields, prefix: string, field: string): string {
  const name = field.charAt(0).toUpperCase() + field.slice(1);
  if (field === "recvWindow") return field;
  if ((field !== "quantity" && field !== "side") || own(order, prefix + name) !== undefined) return prefix + name;
  return prefix.startsWith("pending") ? `pending${name}` : field;
}

/** An own property that is set, so that nothing comes from a prototype. */
export function own(record: Fields, key: string): unknown {
  const value = record[key];
  return value === undefined || value === null || value === "" || !Object.hasOwn(record, key) ? undefined : value;
}

function word(value: unknown): string {
  return typeof value === "string" ? value.toUpperCase() : "";
}

const NOTHING: Fields = /* @__PURE__ */ Object.freeze({});
/** What a caller gave, as fields to look at; nothing where it is no object. */
export function fieldsOf(value: unknown): Fields {
  // The boundary of the caller's data: every field is read as unknown.
  return typeof value === "object" && value !== null ? (value as Fields) : NOTHING;
}
