import { checkOrder, fitOrder } from "../../src/filters.ts";
import type { FilterFailure, OrderChange, OrderRequest, SymbolInfo } from "../../src/filters.ts";

/** Result of the form: the unreadable text, or the failed filters and an order that would pass. */
export type FilterCheck =
  | { readonly kind: "empty" }
  | { readonly kind: "unreadable"; readonly text: "filters" | "order" }
  | {
      readonly kind: "checked";
      readonly failures: readonly FilterFailure[];
      readonly changes: readonly OrderChange[];
    };

/** Checks a pasted order against pasted filters: a symbol of exchangeInfo, its list of filters, or all of exchangeInfo. */
export function checkPasted(filtersText: string, orderText: string): FilterCheck {
  if (filtersText.trim() === "" || orderText.trim() === "") return { kind: "empty" };
  const order = readOrder(orderText);
  if (order === null) return { kind: "unreadable", text: "order" };
  const symbol = readSymbol(filtersText, order);
  if (symbol === null) return { kind: "unreadable", text: "filters" };
  return { kind: "checked", failures: checkOrder(symbol, order), changes: fitOrder(symbol, order).changes };
}

/** JSON, or URL parameters: `symbol=BTCUSDT&side=BUY&type=LIMIT`. */
export function readOrder(text: string): OrderRequest | null {
  const value = parsed(text);
  if (isRecord(value)) return value;
  const pairs = [...new URLSearchParams(text.trim().replace(/^\?/u, ""))].filter(([, one]) => one !== "");
  return pairs.length === 0 ? null : Object.fromEntries(pairs);
}

export function readSymbol(text: string, order: OrderRequest): SymbolInfo | null {
  const value = parsed(text);
  if (isFilters(value)) return { filters: value };
  if (!isRecord(value)) return null;
  const symbols = value["symbols"] ?? value["optionSymbols"];
  if (!Array.isArray(symbols)) return isFilters(value["filters"]) ? { ...value, filters: value["filters"] } : null;
  const wanted: unknown = "symbol" in order ? order.symbol : undefined;
  const records = symbols.filter(isRecord);
  const found = records.find(({ symbol }) => symbol === wanted) ?? (records.length === 1 ? records[0] : undefined);
  const filters = found?.["filters"];
  return isFilters(filters) ? { ...found, filters } : null;
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    // Not JSON: the caller reports it or tries another format.
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isFilters(value: unknown): value is readonly { readonly filterType: string }[] {
  return Array.isArray(value) && value.every((each) => isRecord(each) && typeof each["filterType"] === "string");
}
