import { type Decimal, divideUp, format, type Grid, meet, ONE, readDecimal, SMALL_UNIT, snap } from "./decimal.ts";
import { type Fields, isTrue, type Leg, NUMBERS, own } from "./legs.ts";
import type { Filter, Operand, Prepared, Rule } from "./rules.ts";

/** A request with the filters and the state that judge it. */
export interface Case {
  readonly order: Fields;
  readonly prepared: Prepared;
  readonly filters: readonly Filter[];
  readonly legs: readonly Leg[];
  readonly state: Fields;
}

/** A condition with an order's values: `value × by + plus` is its left side, `right` its right side. */
export interface Judged {
  /** The parameter; null if the condition counts orders. */
  readonly field: string | null;
  /** The missing field of the state; "" if the filter lacks the value; null if nothing is missing. */
  readonly need: string | null;
  readonly value: Decimal;
  readonly by: bigint;
  readonly plus: Decimal;
  readonly left: Decimal;
  readonly right: Decimal;
  /** Divisor that turns both sides into decimals: a product has twice the digits. */
  readonly unit: bigint;
}

/** Puts an order's values into a condition that applies; null if the order lacks the parameter. */
export function judge(rule: Rule, leg: Leg, current: Case): Judged | null {
  const { subject, join, factor, counts } = rule;
  // A quote quantity is the notional value of an order without a quantity.
  const { sent } = leg;
  const byQuote = join === "*" && subject === "quantity" && own(sent, subject) === undefined;
  const field = counts ? null : byQuote ? "quoteOrderQty" : subject;
  const given = field === null ? find([subject], rule, leg, current) : readDecimal(own(sent, field));
  if (given === null) return null;
  const limit = find(rule.limit, rule, leg, current);
  const times = factor === undefined ? ONE : find(factor, rule, leg, current);
  const other = rule.other === undefined || byQuote ? 0n : find(rule.other, rule, leg, current);
  const isProduct = join === "*" && !byQuote;
  if (
    typeof given === "bigint" &&
    typeof limit === "bigint" &&
    typeof times === "bigint" &&
    typeof other === "bigint"
  ) {
    const unit = isProduct || factor !== undefined ? ONE : 1n;
    const by = isProduct ? other : unit;
    const plus = join === "+" ? other : join === "-" ? -other : 0n;
    const right = unit === 1n ? limit : limit * times;
    const left = by === 1n ? given : given * by;
    return { field, need: null, value: given, by, plus, left: plus === 0n ? left : left + plus, right, unit };
  }
  const need = [given, limit, times, other].find((side) => typeof side === "string");
  return { field, need: String(need), value: 0n, by: 1n, plus: 0n, left: 0n, right: 0n, unit: 1n };
}

/** Checks a condition with safe integers. False also means that the values do not fit into them. */
export function isMet({ op, join, smallLimit, smallOrigin }: Rule, value: number, price: number): boolean {
  if (join === "*") return value * price >= 0 && compare(op, BigInt(value) * BigInt(price), smallLimit);
  const left = value - smallOrigin;
  return op === "%" ? left % Number(smallLimit) === 0 : compare(op, left, smallLimit);
}

function compare(op: string, left: number | bigint, right: number | bigint): boolean {
  return op === "<=" ? left <= right : left >= right;
}

export function passes({ op }: Rule, { left, right }: Judged): boolean {
  return op === "<=" ? left <= right : op === ">=" ? left >= right : right === 0n || left % right === 0n;
}

/** Whether all guards of a rule hold for this order. */
export function applies(rule: Rule, leg: Leg, current: Case): boolean {
  for (const guard of rule.when) {
    let isMet = false;
    for (const name of guard) if (holds(name, rule.filter.info, leg, current)) isMet = true;
    if (!isMet) return false;
  }
  return true;
}

/** A guard is a side, a type, both, a sent parameter, or a switch of the filter. `!` negates it. */
function holds(guard: string, info: Fields, leg: Leg, current: Case): boolean {
  const { type, side } = leg;
  if (guard === side || guard === type || own(leg.sent, guard) !== undefined)
    return isTrue(own(leg.sent, guard) ?? guard);
  if (guard.includes(".")) return guard === `${type}.${side}`;
  if (guard.startsWith("!")) return !holds(guard.slice(1), info, leg, current);
  if (guard.startsWith("apply")) return own(info, guard) !== false;
  if (guard === "list") return leg === current.legs[1];
  if (guard === "base" || guard === "quote")
    return own(info, "asset") === own(current.prepared.symbol, `${guard}Asset`);
  return false;
}

/** The value of an operand; its name if the state lacks the value; "" if the filter lacks it. */
function find(operand: Operand, rule: Rule, leg: Leg, current: Case): Decimal | string {
  if (typeof operand === "bigint") return operand;
  for (const name of operand ?? []) {
    const sent = PARAMETERS.has(name) ? readDecimal(own(leg.sent, name)) : null;
    if (sent !== null) return sent;
    if (name === "average") return average(rule.filter.info, current.state);
    if (name === "orders") return BigInt(current.legs.filter((one) => applies(rule, one, current)).length) * ONE;
    if (!PARAMETERS.has(name)) return readDecimal(own(current.state, name)) ?? name;
  }
  return "";
}

const PARAMETERS: ReadonlySet<string> = new Set(NUMBERS);

/** The reference price; else the average price, or the last price if `avgPriceMins` is 0. See the filters page. */
function average(info: Fields, state: Fields): Decimal | string {
  const minutes = own(info, "avgPriceMins");
  const name = Number(minutes) === 0 ? "lastPrice" : "avgPrice";
  const read = (price: string): Decimal | null => readDecimal(own(state, price));
  // Before 2018-11 the filter had no `avgPriceMins`: the last price stands in.
  return read("referencePrice") ?? read(name) ?? (minutes === undefined ? read("lastPrice") : null) ?? name;
}

/** Values of one parameter that pass. */
interface Bounds {
  low: Decimal;
  high: Decimal | null;
  grid: Grid | null;
}

/** Values of a parameter that pass the given filters, judged by the given state; null if no value passes. */
function boundsOf(key: string, filters: readonly Filter[], current: Case): Bounds | null {
  // A value must be above 0, also if the filter's minimum is 0.
  const bounds: Bounds = { low: 1n, high: null, grid: null };
  for (const rule of filters.flatMap(({ rules }) => rules)) {
    for (const leg of current.legs) {
      const judged = applies(rule, leg, current) ? judge(rule, leg, current) : null;
      if (judged?.field == null || judged.need !== null || leg.key(judged.field) !== key) continue;
      if (!narrow(bounds, rule.op, judged)) return null;
    }
  }
  return bounds;
}

/** False if no value passes. */
function narrow(bounds: Bounds, op: string, { right, by, plus }: Judged): boolean {
  if (op === "%") {
    const grid = { step: right, origin: -plus };
    bounds.grid = bounds.grid === null ? grid : meet(bounds.grid, grid);
    return bounds.grid !== null;
  }
  if (by <= 0n) return op === "<=";
  if (op === ">=") bounds.low = larger(bounds.low, divideUp(right - plus, by));
  else {
    const high = (right - plus) / by;
    if (bounds.high === null || high < bounds.high) bounds.high = high;
  }
  return true;
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/** Step if no filter sets one: an asset has 8 decimals. */
const USUAL: Grid = { origin: 0n, step: SMALL_UNIT };

export interface Neighbours {
  readonly down: Decimal | null;
  readonly up: Decimal | null;
}

/**
 * The nearest values that pass the filters. If these filters have no step, the step of the parameter's other filters
 * counts: a quantity that fixes the notional value must also fit the lot size.
 */
export function neighbours(key: string, value: Decimal, filters: readonly Filter[], current: Case): Neighbours {
  const bounds = boundsOf(key, filters, current);
  if (bounds === null) return { down: null, up: null };
  const { low, high } = bounds;
  const grid = bounds.grid ?? boundsOf(key, current.filters, current)?.grid ?? USUAL;
  const down = snap(high !== null && high < value ? high : value, grid, false);
  const up = snap(larger(low, value), grid, true);
  return { down: down >= low ? down : null, up: high === null || up <= high ? up : null };
}

export function formatNearest({ down, up }: Neighbours): FormattedNearest {
  return { down: down === null ? null : format(down), up: up === null ? null : format(up) };
}
type FormattedNearest = { readonly down: string | null; readonly up: string | null };
