import type { BinanceErrorInfo, FamilyId, ParseContext } from "../result.ts";

/** A number as clients give it: a decimal string, a number (read by its shortest decimal form) or a bigint. */
export type DecimalInput = string | number | bigint | null | undefined;

/** An element of `exchangeInfo.symbols` (options: `optionSymbols`) as it came. Prepared once: do not change it later. */
export interface SymbolInfo {
  readonly symbol?: string | undefined;
  readonly filters?: readonly { readonly filterType: string }[] | undefined;
  readonly baseAsset?: string | undefined;
  readonly quoteAsset?: string | undefined;
}

/** What one sends to place an order or an order list. Every other parameter may be there too. */
export interface OrderRequest {
  readonly side?: string | null | undefined;
  readonly type?: string | null | undefined;
  readonly timeInForce?: string | null | undefined;
  readonly quantity?: DecimalInput;
  readonly quoteOrderQty?: DecimalInput;
  readonly price?: DecimalInput;
  readonly stopPrice?: DecimalInput;
  readonly icebergQty?: DecimalInput;
  readonly trailingDelta?: DecimalInput;
}

/** What the exchange knows and an order does not say. Everything is optional. */
export interface OrderState {
  /** The average price over the filter's `avgPriceMins`, of `GET /api/v3/avgPrice`. */
  readonly avgPrice?: DecimalInput;
  /** Futures' mark price. */
  readonly markPrice?: DecimalInput;
  readonly lastPrice?: DecimalInput;
  /** The symbol's reference price. Where there is one it counts instead of the average. */
  readonly referencePrice?: DecimalInput;
  /** Open orders before this one: of the symbol for a symbol's filter, of the account for an exchange filter. */
  readonly openOrders?: DecimalInput;
  readonly openAlgoOrders?: DecimalInput;
  readonly openIcebergOrders?: DecimalInput;
  readonly openOrderLists?: DecimalInput;
  /** Free and locked base asset and the open BUY orders' quantity together. */
  readonly position?: DecimalInput;
  /** Epoch milliseconds of the exchange's clock. */
  readonly now?: DecimalInput;
}

export interface CheckOptions {
  /** Whose rules and errors apply. Without it the symbol's own fields decide; spot where they do not. */
  readonly family?: FamilyId | undefined;
  readonly state?: OrderState | undefined;
  /** `exchangeInfo.exchangeFilters`. */
  readonly exchangeFilters?: readonly object[] | undefined;
  /** `assetFilters` of `GET /api/v3/myFilters`. */
  readonly assetFilters?: readonly object[] | undefined;
  /** A family's or the main entry's `parseError`: then `error` is the record that it makes of the rejection. */
  readonly parse?: ((input: unknown, context?: ParseContext) => BinanceErrorInfo | null) | undefined;
}

/** `unknown`: a filter type that nobody has described yet. */
export type Verdict = "fails" | "undecided" | "unknown";

/** A rejection as the exchange writes it. */
export interface Rejection {
  readonly code: number;
  readonly name: string;
  readonly msg: string;
}

/** Why an order would not pass, or may not. */
export interface FilterFailure {
  /** The filter's type, or the error's name for a rule that is no filter (`PARAM_NOT_REQUIRED`, …). */
  readonly filter: string;
  readonly scope: "symbol" | "exchange" | "asset";
  /** The order's parameter that is at fault; null where it is none. */
  readonly field: string | null;
  readonly verdict: Verdict;
  /** Left side of the condition that fails: the parameter's value, the notional value, or a count. */
  readonly actual: string | null;
  /** Right side of the condition that fails. */
  readonly limit: string | null;
  /** Values of `field` that pass this filter, as decimal strings. */
  readonly nearest: { readonly down: string | null; readonly up: string | null } | null;
  /** What of `state` would decide it. */
  readonly needs: readonly string[];
  /** What this family would answer; the record where `parse` was given. */
  readonly error: Rejection | BinanceErrorInfo;
}

export type Rounding = "down" | "up" | "nearest";

export interface FitOptions extends CheckOptions {
  /** Where a value lies between two steps. Down unless given, but never below a minimum. */
  readonly rounding?: Rounding | undefined;
  /** False: a value moves to a neighbouring step only. Otherwise it also moves to a minimum or maximum. */
  readonly clamp?: boolean | undefined;
}

/** One parameter that `fitOrder` changed. */
export interface OrderChange {
  readonly field: string;
  readonly from: string;
  readonly to: string;
  /** The filters that the old value failed. */
  readonly filters: readonly string[];
}

/** The order's own type; its numbers may have become strings. */
export type Fitted<Order> = {
  readonly [Key in keyof Order]: Key extends `${string}${"rice" | "uantity" | "Qty" | "Delta" | "Window"}`
    ? Order[Key] | string
    : Order[Key];
};

export interface FitResult<Order> {
  /** The very order that was given where nothing had to change. */
  readonly order: Order | Fitted<Order>;
  readonly changes: readonly OrderChange[];
  /** What `checkOrder` says of the fitted order. */
  readonly failures: readonly FilterFailure[];
}
