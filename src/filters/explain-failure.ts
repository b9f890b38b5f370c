import type { BinanceErrorInfo } from "../result.ts";
import { blank } from "./blank.ts";
import { caseOf, judgeCase } from "./check-order.ts";
import { format, readDecimal } from "./decimal.ts";
import { type Case, formatNearest, neighbours } from "./judge.ts";
import { type Fields, fieldsOf, own } from "./legs.ts";
import type { Rule } from "./rules.ts";
import type { CheckOptions, FilterFailure, OrderRequest, SymbolInfo } from "./types.ts";

/** A rejection: what `parseError` made of it, or the body as it came. */
export type RejectionInput = BinanceErrorInfo | { readonly code: number; readonly msg: string };

const NO_OPTIONS: CheckOptions = /* @__PURE__ */ Object.freeze({});
const NAMED = /filter failure: *([A-Z_]+)/i;
/** "Limit price can't be higher than 82.42" */
const LIMIT = /(higher|lower) than (\d+(?:\.\d+)?)/i;

/**
 * Which filter a rejection means, and which values would have passed. Null where it is not about a filter or a rule
 * of orders. What the exchange rejected is `fails` here, even where the given state does not show it.
 */
export function explainFailure(
  error: RejectionInput,
  symbol: SymbolInfo,
  order: OrderRequest,
  options: CheckOptions = NO_OPTIONS,
): FilterFailure | null {
  try {
    return explain(error, fieldsOf(error), caseOf(symbol, order, options));
  } catch {
    return null;
  }
}

function explain(error: RejectionInput, fields: Fields, current: Case): FilterFailure | null {
  const code = own(fields, "code");
  const msg = String(own(fields, "msg") ?? own(fields, "message") ?? "");
  const named = NAMED.exec(msg)?.[1]?.toUpperCase();
  const rules = current.filters.flatMap((filter) => filter.rules ?? []);
  // The futures' codes name a condition, spot's message names a filter.
  const meant = rules.filter(({ filter, codes }) =>
    named === undefined ? codes.some((one) => one === code) : filter.type === named,
  );
  const said = judgeCase(current).filter((failure) =>
    named === undefined
      ? failure.error.code === code || meant.some(({ filter }) => filter.type === failure.filter)
      : failure.filter === named,
  );
  const known = said.find((failure) => failure.error.code === code) ?? said[0] ?? silent(meant[0], named, current);
  if (known === null) return null;
  const full = "name" in error ? error : { ...error, name: known.error.name ?? "" };
  return withLimit({ ...known, verdict: "fails", error: full }, msg, current);
}

/** The exchange rejected what looks right from here: its values of that moment are not known. */
function silent(rule: Rule | undefined, named: string | undefined, { prepared, legs }: Case): FilterFailure | null {
  if (rule === undefined) return named === undefined ? null : blank(named, "symbol", "fails", prepared.family);
  const leg = legs.find(({ numbers }) => rule.subject in numbers);
  const value = leg?.numbers[rule.subject];
  return {
    ...blank(rule.filter.type, rule.filter.scope, "fails", prepared.family),
    field: leg?.key(rule.subject) ?? null,
    actual: typeof value === "bigint" ? format(value) : null,
    limit: typeof rule.limit === "bigint" ? format(rule.limit) : null,
  };
}

/** The exchange's own limit for a price, where the message has it, beats what was computed. */
function withLimit(failure: FilterFailure, msg: string, current: Case): FilterFailure {
  const [, side, number] = LIMIT.exec(msg) ?? [];
  const limit = readDecimal(number);
  if (limit === null || failure.field === null) return failure;
  const { down, up } = formatNearest(neighbours(failure.field, limit, [], current));
  const isHigher = side?.toLowerCase() === "higher";
  return { ...failure, limit: format(limit), nearest: isHigher ? { down, up: null } : { down: null, up } };
}
