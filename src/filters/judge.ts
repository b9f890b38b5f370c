import { type Decimal, divideUp, format, type Grid, meet, offGrid, ONE, readDecimal, snap } from "./decimal.ts";
import { type Fields, type Leg, own } from "./legs.ts";
import type { Filter, Operand, Prepared, Rule } from "./rules.ts";

/** What one request is judged by. */
export interface Case {
  readonly order: Fields;
  readonly prepared: Prepared;
  readonly filters: readonly Filter[];
  readonly legs: readonly Leg[];
  readonly state: Fields;
}

/** A condition and an order. */
export interface Judged {
  /** The parameter; null where orders are counted. */
  readonly field: string | null;
  /** What of the state is missing; "" where the filter itself lacks it; null where nothing is. */
  readonly need: string | null;
  /** Both sides of the condition, and what they have to be divided by to be decimals. */
  readonly left: Decimal;
  readonly right: Decimal;
  readonly unit: bigint;
  /** The left side's two parts. */
  readonly value: Decimal;
  readonly other: Decimal | null;
}

/** What a condition says of an order; null where it is not about it. */
export function judge(rule: Rule, leg: Leg, current: Case): Judged | null {
  const { subject, join, factor, counts } = rule;
  const { numbers } = leg;
  // A quote quantity is the notional value of an order without a quantity.
  const byQuote = join === "*" && subject === "quantity" && numbers[subject] === undefined;
  const field = counts ? null : byQuote ? "quoteOrderQty" : subject;
  const given = field === null ? find([subject], rule, leg, current) : (numbers[field] ?? null);
  if (given === null || (rule.when.length > 0 && !applies(rule, leg, current))) return null;
  const limit = find(rule.limit, rule, leg, current);
  const times = factor === undefined ? ONE : find(factor, rule, leg, current);
  const other = rule.other === undefined || byQuote ? null : find(rule.other, rule, leg, current);
  const missing = [given, limit, times, other].find((side) => typeof side === "string");
  if (
    typeof given === "string" ||
    typeof limit === "string" ||
    typeof times === "string" ||
    typeof other === "string"
  ) {
    return { field, need: String(missing), left: 0n, right: 0n, unit: 1n, value: 0n, other: null };
  }
  const judged = { field, need: null, left: given, right: limit, unit: 1n, value: given, other };
  if (join === "+") return { ...judged, left: given + (other ?? 0n) };
  if (factor === undefined && (join !== "*" || byQuote)) return judged;
  // Products have twice the decimals.
  return { ...judged, left: given * (other ?? ONE), right: limit * times, unit: ONE };
}

/** Whether a rule is about this order. */
function applies(rule: Rule, leg: Leg, current: Case): boolean {
  for (const guard of rule.when) if (!guard.some((name) => holds(name, rule.filter.info, leg, current))) return false;
  return true;
}

/** A guard is a side, a type, both, a parameter that is sent, a switch of the filter, or the opposite of one. */
function holds(guard: string, info: Fields, leg: Leg, current: Case): boolean {
  const { type, side } = leg;
  if (guard === side || guard === type || guard === `${type}.${side}`) return true;
  if (guard.startsWith("!")) return !holds(guard.slice(1), info, leg, current);
  if (guard.startsWith("apply")) return own(info, guard) !== false;
  if (guard === "list") return leg === current.legs[1];
  if (guard === "base" || guard === "quote")
    return own(info, "asset") === own(current.prepared.symbol, `${guard}Asset`);
  const sent = leg.raw(guard);
  return sent !== undefined && !/^(?:false|0)$/i.test(String(sent));
}

export function passes({ op }: Rule, { left, right, other }: Judged): boolean {
  if (op === "%") return right === 0n || offGrid(left, { step: right, origin: other ?? 0n }) === 0n;
  return op === "<=" ? left <= right : left >= right;
}

/** The value behind a name; the name where the state lacks it, "" where the filter does. */
function find(operand: Operand, rule: Rule, leg: Leg, current: Case): Decimal | string {
  if (typeof operand === "bigint") return operand;
  for (const name of operand ?? []) {
    const sent = leg.numbers[name];
    if (typeof sent === "bigint") return sent;
    if (name === "orders") return BigInt(current.legs.filter((one) => applies(rule, one, current)).length) * ONE;
    if (name === "average") return average(rule.filter.info, current.state);
    if (/^(?:mark|pos|now|open)/.test(name)) return readDecimal(own(current.state, name)) ?? name;
  }
  return "";
}

/** The reference price; else the average over `avgPriceMins`, or the last price where these are 0: filters page. */
function average(info: Fields, state: Fields): Decimal | string {
  const minutes = own(info, "avgPriceMins");
  const isLast = Number(minutes) === 0;
  const read = (name: string): Decimal | null => readDecimal(own(state, name));
  // Before 2018-11 the filter had no minutes: the last price is as near as one gets.
  const mean = isLast ? null : read("avgPrice");
  const last = isLast || minutes === undefined ? read("lastPrice") : null;
  return read("referencePrice") ?? mean ?? last ?? (isLast ? "lastPrice" : "avgPrice");
}

/** Values of one parameter that pass. */
interface Bounds {
  low: Decimal;
  high: Decimal | null;
  grid: Grid | null;
}

/** Values of a parameter that pass the given filters, as far as the state tells; null where there are none. */
function boundsOf(key: string, filters: readonly Filter[], current: Case): Bounds | null {
  // No order is about nothing, even where a minimum of 0 would let it.
  const bounds: Bounds = { low: 1n, high: null, grid: null };
  for (const rule of filters.flatMap(({ rules }) => rules ?? [])) {
    for (const leg of current.legs) {
      const judged = judge(rule, leg, current);
      if (judged?.field == null || judged.need !== null || leg.key(judged.field) !== key) continue;
      if (!narrow(bounds, rule, judged)) return null;
    }
  }
  return bounds;
}

function narrow(bounds: Bounds, { op, join }: Rule, { right, other, unit }: Judged): boolean {
  if (op === "%") {
    const grid = { step: right, origin: other ?? 0n };
    const met = bounds.grid === null ? grid : meet(bounds.grid, grid);
    bounds.grid = met;
    return met !== null;
  }
  const beside = other ?? 0n;
  const divisor = unit === 1n ? 1n : other === null ? ONE : beside;
  if (divisor <= 0n) return op === "<=";
  const rest = join === "+" ? right - beside : right;
  if (op === "<=") {
    const high = rest / divisor;
    if (bounds.high === null || high < bounds.high) bounds.high = high;
  } else {
    const low = divideUp(rest, divisor);
    if (low > bounds.low) bounds.low = low;
  }
  return true;
}

/** Step of a value that no filter gives one: what the exchange reads of an asset. */
const USUAL: Grid = { origin: 0n, step: ONE / 10n ** 8n };

export interface Neighbours {
  readonly down: Decimal | null;
  readonly up: Decimal | null;
}

/**
 * The values next to this one that pass the filters. Where they have no step, that of the parameter's other
 * filters counts, so that one does not mend a notional value with a quantity off the lot size.
 */
export function neighbours(key: string, value: Decimal, filters: readonly Filter[], current: Case): Neighbours {
  const bounds = boundsOf(key, filters, current);
  if (bounds === null) return { down: null, up: null };
  const { low, high } = bounds;
  const grid = bounds.grid ?? boundsOf(key, current.filters, current)?.grid ?? USUAL;
  const down = snap(high !== null && high < value ? high : value, grid, false);
  const up = snap(low > value ? low : value, grid, true);
  return { down: down >= low ? down : null, up: high === null || up <= high ? up : null };
}

export function formatNearest({ down, up }: Neighbours): { down: string | null; up: string | null } {
  return { down: down === null ? null : format(down), up: up === null ? null : format(up) };
}
