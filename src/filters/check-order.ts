import { REJECTIONS } from "../../generated/filters.ts";
import { blank } from "./blank.ts";
import { decimalsOf, format } from "./decimal.ts";
import { type Case, formatNearest, judge, type Judged, neighbours, passes } from "./judge.ts";
import { fieldsOf, legsOf, own } from "./legs.ts";
import { checkRequest } from "./order-rules.ts";
import { lookUp, prepare, prepareList, type Prepared, type Rule } from "./rules.ts";
import type { CheckOptions, FilterFailure, OrderRequest, SymbolInfo } from "./types.ts";

const BAD_PRECISION = -1111;
const NO_OPTIONS: CheckOptions = /* @__PURE__ */ Object.freeze({});

/**
 * Which filters an order would fail, and the nearest values that pass. What cannot be decided is `undecided` and
 * names what is missing in `state`: an empty list means that everything was looked at. Failures come first. Never
 * throws.
 *
 * @see https://developers.binance.com/docs/binance-spot-api-docs/filters
 */
export function checkOrder(
  symbol: SymbolInfo,
  order: OrderRequest,
  options: CheckOptions = NO_OPTIONS,
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
  const { prepared, filters } = current;
  if (!Array.isArray(prepared.symbol["filters"])) open.push(blank("filters", "symbol", "undecided", prepared.family));
  checkRequest(current, failures);
  for (const filter of filters) {
    if (filter.rules === null) open.push(blank(filter.type, filter.scope, "unknown", prepared.family));
    else judgeFilter(filter.rules, current, failures, open);
  }
  return open.length === 0 ? failures : failures.concat(open);
}

/** One failure for each parameter that the filter rejects. */
function judgeFilter(rules: readonly Rule[], current: Case, failures: FilterFailure[], open: FilterFailure[]): void {
  const start = failures.length;
  const first = open.length;
  for (const rule of rules) {
    for (const leg of current.legs) {
      const judged = judge(rule, leg, current);
      if (judged === null || (judged.need === null && passes(rule, judged))) continue;
      const { need } = judged;
      const field = judged.field === null ? null : leg.key(judged.field);
      const isSaid = (said: FilterFailure): boolean =>
        said.field === field && (need === null || said.needs.join() === need);
      if (need !== null) {
        if (!open.slice(first).some(isSaid)) open.push(undecided(rule, field, need, current));
      } else if (!failures.slice(start).some(isSaid)) failures.push(failure(rule, field, judged, current));
      // Counts are judged once for all orders of a list.
      if (rule.counts) break;
    }
  }
}

function undecided(rule: Rule, field: string | null, need: string, current: Case): FilterFailure {
  const { type, scope } = rule.filter;
  const limit = typeof rule.limit === "bigint" ? format(rule.limit) : null;
  const { family } = current.prepared;
  return (rule.undecided[`${String(field)} ${need}`] ??= {
    ...blank(type, scope, "undecided", family, rule.codes[0], { filter: type, limit: limit ?? "" }),
    field,
    limit,
    needs: need === "" ? [] : [need],
  });
}

function failure(rule: Rule, field: string | null, judged: Judged, current: Case): FilterFailure {
  const { type, scope } = rule.filter;
  const { value, unit, right, left, other } = judged;
  const nearest = field === null ? null : neighbours(field, value, [rule.filter], current);
  // Iceberg parts: the filter's own number stands on the left.
  const isParts = Array.isArray(rule.limit);
  const limit = format(isParts ? (other ?? 0n) : right / unit);
  const bound = rule.op === "<=" ? nearest?.down : nearest?.up;
  const values = { filter: type, field: field ?? "", limit, bound: format(bound ?? right / unit) };
  return {
    ...blank(type, scope, "fails", current.prepared.family, codeOf(rule, judged, current.prepared), values),
    field,
    actual: format(isParts ? value : left / unit),
    limit,
    nearest: nearest === null ? null : formatNearest(nearest),
  };
}

/** The exchange checks the number of decimals before any filter, where the symbol names it; futures always do. */
function codeOf({ op, limit, codes }: Rule, { field, value, unit }: Judged, { symbol, rules }: Prepared): number {
  if (op === ">=" && value <= 0n) return codes[1];
  const names =
    field?.endsWith("rice") === true ? PRICE_PRECISION : field?.endsWith("ty") === true ? QUANTITY_PRECISION : [];
  const given = names.map((name) => own(symbol, name)).find((precision) => precision !== undefined);
  const isStep = op === "%" && typeof limit === "bigint" && lookUp(REJECTIONS, rules, "-1013") === undefined;
  const most = Number(given ?? (isStep ? decimalsOf(limit) : NaN));
  return unit === 1n && decimalsOf(value) > most ? BAD_PRECISION : codes[0];
}
const PRICE_PRECISION = ["pricePrecision", "priceScale", "quoteAssetPrecision", "quotePrecision"];
const QUANTITY_PRECISION = ["quantityPrecision", "quantityScale", "baseAssetPrecision"];
