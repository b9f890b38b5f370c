import type { BinanceErrorInfo, FamilyId, ParseContext } from "../result.ts";

/** A decimal string, a number (read by its shortest decimal form) or a bigint. */
export type DecimalInput = string | number | bigint | null | undefined;

/** An element of `exchangeInfo.symbols` (options: `optionSymbols`), unchanged. It is cached: do not change it later. */
export interface SymbolInfo {
  readonly symbol?: string | undefined;
  readonly filters?: readonly { readonly filterType: string }[] | undefined;
  readonly baseAsset?: string | undefined;
  readonly quoteAsset?: string | undefined;
}

/** The parameters of an order or an order list. Other parameters are allowed. */
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

/** Values that the filters need and an order does not contain. All are optional. */
export interface OrderState {
  /** The average price over the filter's `avgPriceMins`, from `GET /api/v3/avgPrice`. */
  readonly avgPrice?: DecimalInput;
  /** Futures' mark price. */
  readonly markPrice?: DecimalInput;
  readonly lastPrice?: DecimalInput;
  /** The symbol's reference price. If given, it counts instead of the average price. */
  readonly referencePrice?: DecimalInput;
  /** Number of open orders before this one. Symbol filters: of the symbol. Exchange filters: of the account. */
  readonly openOrders?: DecimalInput;
  readonly openAlgoOrders?: DecimalInput;
  readonly openIcebergOrders?: DecimalInput;
  readonly openOrderLists?: DecimalInput;
  /** Sum of the free and locked base asset and the quantities of open BUY orders. */
  readonly position?: DecimalInput;
  /** The exchange's time in epoch milliseconds. */
  readonly now?: DecimalInput;
}

export interface CheckOptions {
  /** The family whose rules and errors apply. Default: the family that the symbol's fields show, else spot. */
  readonly family?: FamilyId | undefined;
  readonly state?: OrderState | undefined;
  /** `exchangeInfo.exchangeFilters`. */
  readonly exchangeFilters?: readonly object[] | undefined;
  /** `assetFilters` of `GET /api/v3/myFilters`. */
  readonly assetFilters?: readonly object[] | undefined;
  /** `parseError` of a family or of the main entry. If given, `error` is its record of the rejection. */
  readonly parse?: ((input: unknown, context?: ParseContext) => BinanceErrorInfo | null) | undefined;
}

/** `undecided`: data is missing, see `needs`. `unknown`: a filter type without a description. */
export type Verdict = "fails" | "undecided" | "unknown";

/** A rejection in the exchange's format. */
export interface Rejection {
  readonly code: number;
  readonly name: string;
  readonly msg: string;
}

/** Why an order fails a filter, or may fail it. */
export interface FilterFailure {
  /** The filter's type. For other order rules, the name of the error (`PARAM_NOT_REQUIRED`, …). */
  readonly filter: string;
  readonly scope: "symbol" | "exchange" | "asset";
  /** The order's parameter that fails; null if no single parameter does. */
  readonly field: string | null;
  readonly verdict: Verdict;
  /** Left side of the condition that fails: the parameter's value, the notional value, or a count. */
  readonly actual: string | null;
  /** Right side of the condition that fails. */
  readonly limit: string | null;
  /** Values of `field` that pass this filter, as decimal strings. */
  readonly nearest: { readonly down: string | null; readonly up: string | null } | null;
  /** Missing fields of `state`. */
  readonly needs: readonly string[];
  /** The family's answer; with `parse`, its record. */
  readonly error: Rejection | BinanceErrorInfo;
}

export type Rounding = "down" | "up" | "nearest";

export interface FitOptions extends CheckOptions {
  /** Direction for a value between two steps. Default: down, but never below a minimum. */
  readonly rounding?: Rounding | undefined;
  /** False: values only move to a neighbouring step. Default: they also move to a minimum or maximum. */
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

/** The order's type; numbers may be strings. */
export type Fitted<Order> = {
  readonly [Key in keyof Order]: Key extends `${string}${"rice" | "uantity" | "Qty" | "Delta" | "Window"}`
    ? Order[Key] | string
    : Order[Key];
};

export interface FitResult<Order> {
  /** The given object itself if nothing changed. */
  readonly order: Order | Fitted<Order>;
  readonly changes: readonly OrderChange[];
  /** Results of `checkOrder` for the fitted order. */
  readonly failures: readonly FilterFailure[];
}
