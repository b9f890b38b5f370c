import { blank } from "./blank.ts";
import { decimalsOf, format, toSmall } from "./decimal.ts";
import { applies, type Case, formatNearest, isMet, judge, type Judged, neighbours, passes } from "./judge.ts";
import { fieldsOf, type Leg, legsOf, NUMBERS, own } from "./legs.ts";
import { checkType, checkValues, isClientId } from "./order-rules.ts";
import { FILTER_FAILURE, type Plan, prepare, prepareList, type Rule } from "./rules.ts";
import type { CheckOptions, FilterFailure, OrderRequest, SymbolInfo } from "./types.ts";

const BAD_PRECISION = -1111;

/**
 * Lists the filters that an order fails, and the nearest values that pass. Failures come first. A filter that lacks
 * data is `undecided`; its `needs` names the missing fields of `state`. An empty list means that all filters were
 * checked and pass. Never throws.
 *
 * @see https://developers.binance.com/docs/binance-spot-api-docs/filters
 */
// Inferred types let object literals have additional parameters.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function checkOrder<Symbol extends SymbolInfo, Order extends OrderRequest>(
  symbol: Symbol,
  order: Order,
  options: CheckOptions = {},
): readonly FilterFailure[] {
  try {
    const current = caseOf(symbol, order, options);
    const { parse } = options;
    const { family } = current.prepared;
    const failures = judgeCase(current);
    if (parse === undefined) return failures;
    return failures.map((failure) => ({ ...failure, error: parse(failure.error, { family }) ?? failure.error }));
  } catch {
    // Proxies and getters of the input can throw.
    return [blank("input", "symbol", "undecided", "spot")];
  }
}

/** Reads the symbol, the filters, the order and the state once. */
export function caseOf(symbol: unknown, given: unknown, options: CheckOptions): Case {
  const prepared = prepare(fieldsOf(symbol), options.family);
  const { exchangeFilters, assetFilters, state } = options;
  const { rules } = prepared;
  let { filters } = prepared;
  if (exchangeFilters) filters = [...filters, ...prepareList(exchangeFilters, "exchange", rules)];
  if (assetFilters) filters = [...filters, ...prepareList(assetFilters, "asset", rules)];
  const order = fieldsOf(given);
  return { order, prepared, filters, legs: legsOf(order), state: fieldsOf(state) };
}

/** The results of a request: failures first, then `unknown` and `undecided` ones. */
export function judgeCase(current: Case): FilterFailure[] {
  const failures: FilterFailure[] = [];
  const open: FilterFailure[] = [];
  for (const leg of current.legs) {
    const plan = planOf(leg, current);
    checkValues(leg, plan, current.prepared, current.order, failures);
    let subject = "";
    let value = NaN;
    failures.push(...plan.failures);
    if (leg === current.legs[0]) open.push(...plan.open);
    for (const rule of plan.rules) {
      if (rule.subject !== subject) {
        subject = rule.subject;
        value = toSmall(own(rule.counts ? current.state : leg.sent, subject));
      }
      if (
        (!rule.counts || current.legs.length === 1) &&
        isMet(rule, value, rule.join === "*" ? toSmall(own(leg.sent, "price")) : NaN)
      )
        continue;
      const judged = judge(rule, leg, current);
      if (judged === null || (judged.need === null && passes(rule, judged))) continue;
      const { need } = judged;
      const field = judged.field === null ? null : leg.key(judged.field);
      const said = need === null ? failures : open;
      // One failure for each filter and parameter, so that the orders of a list do not repeat it.
      if (
        said.some((one) => one.filter === rule.filter.type && one.field === field && (need ?? "") === one.needs.join())
      )
        continue;
      said.push(need === null ? failure(rule, field, judged, current) : undecided(rule, field, need, current));
    }
  }
  return open.length === 0 ? failures : failures.concat(open);
}

const MAX_PLANS = 64;

/** The rules for an order depend only on its shape. They are selected once for each shape. */
function planOf(leg: Leg, current: Case): Plan {
  const { prepared, filters, legs } = current;
  const isKept = filters === prepared.filters && legs.length === 1;
  const known = isKept ? prepared.plans.get(leg.shape) : undefined;
  if (known !== undefined) return known;
  const { family, symbol, plans } = prepared;
  const plan: Plan = {
    rules: filters.flatMap(({ rules }) => rules).filter((rule) => isAbout(rule, leg) && applies(rule, leg, current)),
    numbers: NUMBERS.filter((field) => own(leg.sent, field) !== undefined),
    ids: leg === legs[0] ? Object.keys(current.order).filter((key) => isClientId(key)) : [],
    failures: checkType(leg, prepared),
    open: [
      ...(Array.isArray(own(symbol, "filters")) ? [] : [blank("filters", "symbol", "undecided", family)]),
      ...filters.flatMap(({ type, scope, open, setTo }) =>
        open === null ? [] : { ...blank(type, scope, open, family), limit: setTo },
      ),
    ],
  };
  // The caller decides how many shapes there are, so the cache is bounded.
  if (plans.size >= MAX_PLANS) plans.clear();
  if (isKept) plans.set(leg.shape, plan);
  return plan;
}

function isAbout({ counts, subject, join }: Rule, { sent }: Leg): boolean {
  return counts || own(sent, subject) !== undefined || (join === "*" && own(sent, "quoteOrderQty") !== undefined);
}

function undecided(rule: Rule, field: string | null, need: string, current: Case): FilterFailure {
  const known = rule.undecided[need + String(field)];
  if (known !== undefined) return known;
  const { type, scope } = rule.filter;
  const limit = typeof rule.limit === "bigint" ? format(rule.limit) : null;
  const said = blank(type, scope, "undecided", current.prepared.family, rule.codes[0], { limit: limit ?? "" });
  return (rule.undecided[need + String(field)] = { ...said, field, limit, needs: need === "" ? [] : [need] });
}

function failure(rule: Rule, field: string | null, judged: Judged, current: Case): FilterFailure {
  const { filter, op } = rule;
  const { value, by, unit, right, left } = judged;
  const nearest = field === null ? null : neighbours(field, value, [filter], current);
  // ICEBERG_PARTS: the filter's limit is the factor on the left side.
  const isParts = Array.isArray(rule.limit);
  const limit = format(isParts ? by : right / unit);
  const bound = format((op === "<=" ? nearest?.down : nearest?.up) ?? right / unit);
  return {
    ...blank(filter.type, filter.scope, "fails", current.prepared.family, codeOf(rule, judged, current), {
      field: String(field),
      limit,
      bound,
    }),
    field,
    actual: format(isParts ? value : op === "%" ? value : left / unit),
    limit,
    nearest: nearest === null ? null : formatNearest(nearest),
  };
}

/** The exchange checks the number of decimals before the filters if the symbol states it. Futures always check it. */
function codeOf({ op, limit, codes }: Rule, { field, value, unit }: Judged, { prepared }: Case): number {
  if (op === ">=" && value <= 0n) return codes[1];
  const kind = field?.endsWith("rice") === true ? "price" : "quantity";
  const read = (name: string): unknown => own(prepared.symbol, name);
  const given =
    read(`${kind}Precision`) ??
    read(`${kind}Scale`) ??
    read(kind === "price" ? "quotePrecision" : "baseAssetPrecision");
  const isFutures = codes[0] !== FILTER_FAILURE;
  const most = Number(given ?? (op === "%" && isFutures && typeof limit === "bigint" ? decimalsOf(limit) : NaN));
  return unit === 1n && field !== null && decimalsOf(value) > most ? BAD_PRECISION : codes[0];
}
