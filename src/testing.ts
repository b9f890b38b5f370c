import { allTables } from "../generated/tables/all.ts";
import { createMakeError, type MakeError } from "./make-error.ts";

const make: MakeError = /* @__PURE__ */ createMakeError(allTables);

/**
 * A realistic error for one's own tests: body, status and headers as the exchange sends them. Throws a
 * `TypeError` that lists the messages where name and parameters fit none.
 *
 * @example
 * const { body, status } = makeError("spot", "TOO_MANY_ORDERS", { limit: 50, interval: "10 SECOND" });
 */
export const makeError: MakeError = (family, name, params, options) => make(family, name, params, options);

export { createMakeError, type MadeError, type MakeError, type MakeOptions } from "./make-error.ts";
