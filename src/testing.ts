import { allTables } from "../generated/tables/all.ts";
import { createMakeError, type MakeError } from "./make-error.ts";

const make: MakeError = /* @__PURE__ */ createMakeError(allTables);

/**
 * Makes a realistic error for your tests: body, status and headers as the exchange sends them. If name and parameters
 * fit no message, it throws a `TypeError` that lists the known messages.
 *
 * @example
 * const { body, status } = makeError("spot", "TOO_MANY_ORDERS", { limit: 50, interval: "10 SECOND" });
 */
export const makeError: MakeError = (family, name, params, options) => make(family, name, params, options);

export { createMakeError, type MadeError, type MakeError, type MakeOptions } from "./make-error.ts";
export type { MockAnswer, MockFamily, MockRequest } from "./mock/answers.ts";
export type { Executed } from "./mock/exchange.ts";
export type { LimitOptions } from "./mock/limits.ts";
export {
  mockExchange,
  requestOf,
  textOf,
  type MockExchange,
  type MockOptions,
  type ScenarioLike,
  type Served,
} from "./mock/mock-exchange.ts";
export type { BookOrder, NewOrder, OrderState, OrderStatus } from "./mock/order-book.ts";
export {
  banned,
  batchMixed,
  cancelReplacePartial,
  clockSkew,
  cutAnswer,
  type ExecutionOptions,
  filter,
  insufficientBalance,
  maintenance,
  noAnswer,
  overloaded,
  passes,
  rateLimited,
  type Scenario,
  type ScenarioOptions,
  unknownExecution,
  wafPage,
} from "./mock/scenarios.ts";
