import { caseOf, checkOrder, judgeCase } from "./check-order.ts";
import { type Decimal, format, readDecimal } from "./decimal.ts";
import { type Case, neighbours } from "./judge.ts";
import { type Leg, NUMBERS, own } from "./legs.ts";
import type { FilterFailure, FitOptions, FitResult, OrderChange, OrderRequest, SymbolInfo } from "./types.ts";

/**
 * Moves the numbers of an order to the nearest values that pass. By default it rounds down to a step; `rounding`
 * changes that. It raises a value below a minimum to the minimum. `changes` lists each change. All other parameters
 * stay as they are. `failures` lists what it cannot fix. Never throws.
 */
// Inferred types let object literals have additional parameters.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function fitOrder<Symbol extends SymbolInfo, const Order extends OrderRequest>(
  symbol: Symbol,
  order: Order,
  options: FitOptions = {},
): FitResult<Order> {
  try {
    return fit(symbol, order, options);
  } catch {
    return { order, changes: [], failures: checkOrder(symbol, order, options) };
  }
}

function fit<Order extends OrderRequest>(symbol: SymbolInfo, order: Order, options: FitOptions): FitResult<Order> {
  const changes: OrderChange[] = [];
  let fitted = order;
  for (const field of NUMBERS) {
    const current = caseOf(symbol, fitted, options);
    const failures = judgeCase(current).filter(({ verdict }) => verdict === "fails");
    if (failures.length === 0) break;
    for (const leg of current.legs) {
      const change = changeOf(leg, field, failures, current, options);
      if (change === null || changes.some((made) => made.field === change.field)) continue;
      changes.push(change);
      fitted = { ...fitted, [change.field]: change.to };
    }
  }
  return { order: fitted, changes, failures: checkOrder(symbol, fitted, options) };
}

function changeOf(
  leg: Leg,
  field: string,
  failures: readonly FilterFailure[],
  current: Case,
  { rounding = "down", clamp = true }: FitOptions,
): OrderChange | null {
  const key = leg.key(field);
  // Only filters that another value of this parameter passes.
  const filters = failures.filter((one) => one.field === key && one.nearest !== null).map(({ filter }) => filter);
  const value = readDecimal(own(leg.sent, field));
  if (filters.length === 0 || value === null) return null;
  const { down, up } = neighbours(key, value, current.filters, current);
  // A move between two values that pass is rounding; a move to a minimum or maximum is not.
  const isRounding = down !== null && up !== null;
  if (!isRounding && !clamp) return null;
  const chosen = isRounding ? round(value, down, up, rounding) : (down ?? up);
  return chosen === null ? null : { field: key, from: String(own(leg.sent, field)), to: format(chosen), filters };
}

function round(value: Decimal, down: Decimal, up: Decimal, rounding: FitOptions["rounding"]): Decimal {
  return rounding === "up" || (rounding === "nearest" && up - value <= value - down) ? up : down;
}
