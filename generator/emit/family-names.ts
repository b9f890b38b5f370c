import type { FamilyId } from "../model.ts";

/** What a family's enum is called: part of the package's public surface, so spelled out. */
export const ENUM_NAMES: Readonly<Record<FamilyId, string>> = {
  spot: "SpotErrorCode",
  "usds-futures": "UsdsFuturesErrorCode",
  "coin-futures": "CoinFuturesErrorCode",
  options: "OptionsErrorCode",
  "portfolio-margin": "PortfolioMarginErrorCode",
  sapi: "SapiErrorCode",
  "binance-us": "BinanceUsErrorCode",
};
