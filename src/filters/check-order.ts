import { blank } from "./blank.ts";
import { decimalsOf, format, toSmall } from "./decimal.ts";
import { applies, type Case, formatNearest, isMet, judge, type Judged, neighbours, passes } from "./judge.ts";
import { fieldsOf, type Leg, legsOf, NUMBERS, own } from "./legs.ts";
import { checkType, checkValues, isClientId } from "./order-rules.ts";
import { FILTER_FAILURE, type Plan, prepare, prepareList, type Rule } from "./rules.ts";
import type { CheckOptions, FilterFailure, OrderRequest, SymbolInfo } from "./types.ts";

const BAD_PRECISION = -1111;

/**
 * Which filters an order would fail, and the nearest values that pass. What cannot be decided is `undecided` and
 * names what is missing in `state`: an empty list means that everything was looked at. Failures come first. Never
 * throws.
 *
 * @see https://developers.binance.com/docs/binance-spot-api-docs/filters
 */
// Types are inferred so that literals may have parameters that are not listed.
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
    // Inputs can be built to break any reader: proxies, getters that throw.
    return [blank("input", "symbol", "undecided", "spot")];
  }
}

/** Everything that judges a request, read once. */
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

/** All that is to be said about a request: failures, then what is unknown or undecided. */
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
      // One failure for each parameter that a filter rejects; orders of a list are counted once.
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

/** What applies to an order hangs on its shape: it is worked out once for all orders of a shape. */
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
  // Shapes are the caller's to choose.
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
  // Iceberg parts: the filter's own number stands on the left.
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

/** The exchange checks the number of decimals before any filter, where the symbol names it; futures always do. */
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
