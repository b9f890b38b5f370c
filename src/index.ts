import { allTables } from "../generated/tables/all.ts";
import { Families } from "./judge/families.ts";
import { classify as classifyIn } from "./parser.ts";
import type { Parser } from "./parser.ts";
import { lookup as lookupIn } from "./lookup.ts";
import { parseError as parseErrorIn } from "./parser.ts";
import { parseErrors as parseErrorsIn } from "./parser.ts";
import { createRecover, type Recover } from "./recovery/recover.ts";

const families: Families = /* @__PURE__ */ new Families(allTables);

/**
 * What any error, body, frame, log line or failed call says, as a typed record. Null for a success, and for what
 * is no error of the exchange at all (a bug in the caller's code, an unknown text): treat null on a call that
 * changes state like an unknown outcome, as `nextStep` does. Never throws.
 *
 * @example
 * const error = parseError({ code: -1121, msg: "Invalid symbol." }, { family: "spot" });
 * if (error?.name === "BAD_SYMBOL") console.log(error.advice.retry);
 */
export const parseError: Parser["parseError"] = (input, context) => parseErrorIn(families, input, context);

/**
 * Every error of a batch answer or a cancel-replace; `part` tells where each one stands. Empty for a success.
 *
 * @example
 * for (const error of parseErrors([{ code: -2011, msg: "Unknown order sent." }])) console.log(error.part);
 */
export const parseErrors: Parser["parseErrors"] = (input, context) => parseErrorsIn(families, input, context);

/** What the tables have under a code or name, in every family or one. */
export const lookup: Parser["lookup"] = (query, family) => lookupIn(families, query, family);

/** Recognises a code and text of a known family: the matcher alone, without anything around it. */
export const classify: Parser["classify"] = (family, code, message) => classifyIn(families, family, code, message);

/**
 * Sends a call until it works or until sending it again could do it twice. Rejects with what the call threw where
 * the call was refused, and with `UnresolvedError` where it may have taken effect.
 *
 * @example
 * const order = await recover(() => client.newOrder(params), { context: { method: "POST" }, effect: "place", checkState });
 */
export const recover: Recover = (call, hooks) => createRecover(parseError)(call, hooks);

export { createParser, type Parser } from "./parser.ts";
export { createRecover } from "./recovery/recover.ts";
export type * from "./api-types.ts";
export { BinanceApiError } from "./binance-api-error.ts";
export { isBinanceError } from "./is-binance-error.ts";
export { createGate } from "./recovery/gate.ts";
export { nextStep } from "./recovery/next-step.ts";
export { UnresolvedError } from "./recovery/unresolved.ts";
