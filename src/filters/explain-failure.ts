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

const NAMED = /filter failure: *([A-Z_]+)/i;
/** "Limit price can't be higher than 82.42" */
const LIMIT = /(higher|lower) than (\d+(?:\.\d+)?)/;

/**
 * Which filter a rejection means, and which values would have passed. Null where it is not about a filter or a rule
 * of orders. What the exchange rejected is `fails` here, even where the given state does not show it.
 */
// Types are inferred so that literals may have parameters that are not listed.
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
  // The futures' codes name a condition, spot's message names a filter.
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

/** The exchange rejected what looks right from here: its values of that moment are not known. */
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

/** The exchange's own limit for a price, where the message has it, beats what was computed. */
function withLimit(failure: FilterFailure, msg: string, current: Case): FilterFailure {
  const [, side, number] = LIMIT.exec(msg) ?? [];
  const limit = readDecimal(number);
  if (limit === null || failure.field === null) return failure;
  const { down, up } = formatNearest(neighbours(failure.field, limit, [], current));
  return { ...failure, limit: format(limit), nearest: side === "higher" ? { down, up: null } : { down: null, up } };
}
