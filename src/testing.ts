// In this order, which puts lists that are alike next to each other, a bundle compresses by a fifth better.
import { table as options } from "../generated/tables/options.ts";
import { table as coinFutures } from "../generated/tables/coin-futures.ts";
import { table as usdsFutures } from "../generated/tables/usds-futures.ts";
import { table as portfolioMargin } from "../generated/tables/portfolio-margin.ts";
import { table as binanceUs } from "../generated/tables/binance-us.ts";
import { table as spot } from "../generated/tables/spot.ts";
import { table as sapi } from "../generated/tables/sapi.ts";
import { createMakeError, type MakeError } from "./make-error.ts";

const make: MakeError = /* @__PURE__ */ createMakeError([
  spot,
  usdsFutures,
  coinFutures,
  options,
  portfolioMargin,
  sapi,
  binanceUs,
]);

/**
 * A realistic error for one's own tests: body, status and headers as the exchange sends them. Throws a
 * `TypeError` that lists the messages where name and parameters fit none.
 *
 * @example
 * const { body, status } = makeError("spot", "TOO_MANY_ORDERS", { limit: 50, interval: "10 SECOND" });
 */
export const makeError: MakeError = (family, name, params, options) => make(family, name, params, options);

export { createMakeError, type MadeError, type MakeError, type MakeOptions } from "./make-error.ts";
