import type { BinanceErrorInfo } from "../result.ts";
import { blank } from "./blank.ts";
import { caseOf, judgeCase } from "./check-order.ts";
import { format, readDecimal } from "./decimal.ts";
import { type Case, formatNearest, neighbours } from "./judge.ts";
import { type Fields, fieldsOf, own } from "./legs.ts";
import type { Rule } from "./rules.ts";
import type { CheckOptions, FilterFailure, OrderRequest, SymbolInfo } from "./types.ts";

/** A rejection: the record of `parseError`, or the body of the answer. */
export type RejectionInput = BinanceErrorInfo | { readonly code: number; readonly msg: string };

const NAMED = /filter failure: *([A-Z_]+)/i;
/** "Limit price can't be higher than 82.42" */
const LIMIT = /(higher|lower) than (\d+(?:\.\d+)?)/;

/**
 * Names the filter of a rejection, and the values that pass. Null if the rejection is not about a filter or an order
 * rule. The verdict is always `fails`, also if the given state does not explain the rejection.
 */
// Inferred types let object literals have additional parameters.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function explainFailure<Symbol extends SymbolInfo, Order extends OrderRequest>(
  error: RejectionInput,
  symbol: Symbol,
  order: Order,
  options: CheckOptions = {},
): FilterFailure | null {
  try {
    return explain(error, fieldsOf(error), caseOf(symbol, order, options));
  } catch {
    return null;
  }
}

function explain(error: RejectionInput, fields: Fields, current: Case): FilterFailure | null {
  const code = own(fields, "code");
  const msg = String(own(fields, "msg") ?? own(fields, "message"));
  const named = NAMED.exec(msg)?.[1]?.toUpperCase();
  // On futures the code identifies the condition; on spot the message names the filter.
  const rule = current.filters
    .flatMap((filter) => filter.rules)
    .find(({ filter, codes }) => (named === undefined ? codes.some((one) => one === code) : filter.type === named));
  const type = named ?? rule?.filter.type;
  const said = judgeCase(current);
  const known =
    (named === undefined ? said.find((failure) => failure.error.code === code) : undefined) ??
    said.find(({ filter }) => filter === type) ??
    (type === undefined ? null : silent(type, rule, current));
  if (known === null) return null;
  const full = "name" in error ? error : { ...error, name: known.error.name ?? "" };
  return withLimit({ ...known, verdict: "fails", error: full }, msg, current);
}

/** A rejection that the given state does not explain. */
function silent(type: string, rule: Rule | undefined, { prepared, legs }: Case): FilterFailure {
  const field = rule?.subject ?? "";
  const leg = legs.find(({ sent }) => readDecimal(own(sent, field)));
  return {
    ...blank(type, rule?.filter.scope ?? "symbol", "fails", prepared.family),
    field: leg?.key(field) ?? null,
    actual: leg === undefined ? null : format(readDecimal(own(leg.sent, field)) ?? 0n),
    limit: typeof rule?.limit === "bigint" ? format(rule.limit) : null,
  };
}

/** Prefers the price limit from the message over the computed one. */
function withLimit(failure: FilterFailure, msg: string, current: Case): FilterFailure {
  const [, side, number] = LIMIT.exec(msg) ?? [];
  const limit = readDecimal(number);
  if (limit === null || failure.field === null) return failure;
  const { down, up } = formatNearest(neighbours(failure.field, limit, [], current));
  return { ...failure, limit: format(limit), nearest: side === "higher" ? { down, up: null } : { down: null, up } };
}
