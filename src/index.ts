import { allTables } from "../generated/tables/all.ts";
import type { KnownName } from "./catalog-types.ts";
import { Families } from "./judge/families.ts";
import { type ErrorDescription, lookup as lookupIn } from "./lookup.ts";
import {
  classify as classifyIn,
  parseError as parseErrorIn,
  parseErrors as parseErrorsIn,
  type Parser,
} from "./parser.ts";
import type { FamilyId } from "./result.ts";
import { createRecover, type Recover } from "./recovery/recover.ts";

const families: Families = /* @__PURE__ */ new Families(allTables);

/**
 * Reads any error, body, frame, log line or failed call into a typed record. Null for a success, and if it isn't a
 * Binance error (a bug in the caller's code, an unknown text). On a call that changes state, treat null as an unknown
 * outcome, as `nextStep` does. Never throws.
 *
 * @example
 * const error = parseError({ code: -1121, msg: "Invalid symbol." }, { family: "spot" });
 * if (error?.name === "BAD_SYMBOL") console.log(error.advice.retry);
 */
export const parseError: Parser["parseError"] = (input, context) => parseErrorIn(families, input, context);

/**
 * All errors of a batch answer or a cancel-replace; `part` gives the position of each. Empty for a success.
 *
 * @example
 * for (const error of parseErrors([{ code: -2011, msg: "Unknown order sent." }])) console.log(error.part);
 */
export const parseErrors: Parser["parseErrors"] = (input, context) => parseErrorsIn(families, input, context);

/** Entries of a code or name, in all families or one. */
export function lookup(query?: number | KnownName, family?: FamilyId): readonly ErrorDescription[] {
  return lookupIn(families, query, family);
}

/** Recognises a code and text of a known family: only the matcher. */
export const classify: Parser["classify"] = (family, code, message) => classifyIn(families, family, code, message);

/**
 * Sends a call until it works, or until sending it again could execute it twice. Rejects with what the call threw if
 * the call was refused, and with `UnresolvedError` if it may have taken effect.
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
export { matchError } from "./match-error.ts";
export { createGate } from "./recovery/gate.ts";
export { nextStep } from "./recovery/next-step.ts";
export { UnresolvedError } from "./recovery/unresolved.ts";
