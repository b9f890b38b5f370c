import { table } from "../../generated/tables/options.ts";
import { createParser, type Parser } from "../create-parser.ts";
import { createRecover, type Recover } from "../recovery/recover.ts";

const parser: Parser = /* @__PURE__ */ createParser([table]);

/** Like `parseError` of `binance-errors`, with this family's list alone. */
export const parseError: Parser["parseError"] = (input, context) => parser.parseError(input, context);
/** Like `parseErrors` of `binance-errors`, with this family's list alone. */
export const parseErrors: Parser["parseErrors"] = (input, context) => parser.parseErrors(input, context);
/** Entries of this family by code or name; without a query all of them. */
export const lookup: Parser["lookup"] = (query) => parser.lookup(query);
/** Like `recover` of `binance-errors`, with this family's list alone. */
export const recover: Recover = (call, hooks) => createRecover(parseError)(call, hooks);

export { OptionsErrorCode } from "../../generated/options.ts";
export { table } from "../../generated/tables/options.ts";
export type * from "../api-types.ts";
export { BinanceApiError } from "../binance-api-error.ts";
export { createParser } from "../create-parser.ts";
export { isBinanceError } from "../is-binance-error.ts";
export { nextStep } from "../recovery/next-step.ts";
