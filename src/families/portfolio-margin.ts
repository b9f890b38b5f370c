import { table } from "../../generated/tables/portfolio-margin.ts";
import { Families } from "../judge/families.ts";
import type { Parser } from "../parser.ts";
import { lookup as lookupIn } from "../lookup.ts";
import { parseError as parseErrorIn } from "../parser.ts";
import { parseErrors as parseErrorsIn } from "../parser.ts";
import { createRecover, type Recover } from "../recovery/recover.ts";

const families: Families = /* @__PURE__ */ new Families([table]);

/** Like `parseError` of `binance-errors`, with this family's list alone. */
export const parseError: Parser["parseError"] = (input, context) => parseErrorIn(families, input, context);
/** Like `parseErrors` of `binance-errors`, with this family's list alone. */
export const parseErrors: Parser["parseErrors"] = (input, context) => parseErrorsIn(families, input, context);
/** Entries of this family by code or name; without a query all of them. */
export const lookup: Parser["lookup"] = (query) => lookupIn(families, query);
/** Like `recover` of `binance-errors`, with this family's list alone. */
export const recover: Recover = (call, hooks) => createRecover(parseError)(call, hooks);

export { PortfolioMarginErrorCode } from "../../generated/portfolio-margin.ts";
export { table } from "../../generated/tables/portfolio-margin.ts";
export type * from "../api-types.ts";
export { BinanceApiError } from "../binance-api-error.ts";
export { createParser } from "../parser.ts";
export { isBinanceError } from "../is-binance-error.ts";
export { nextStep } from "../recovery/next-step.ts";
