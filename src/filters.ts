/** `binance-errors/filters`: checks an order against the filters, and finds values that pass. */
export { checkOrder } from "./filters/check-order.ts";
export { explainFailure } from "./filters/explain-failure.ts";
export { fitOrder } from "./filters/fit-order.ts";
export type { Filter } from "../generated/filters.ts";
export type * from "./filters/types.ts";
