/** `binance-errors/filters`: what an order would fail, and what would pass. */
export { checkOrder } from "./filters/check-order.ts";
export { explainFailure } from "./filters/explain-failure.ts";
export { fitOrder } from "./filters/fit-order.ts";
export type { Filter } from "../generated/filters.ts";
export type * from "./filters/types.ts";
