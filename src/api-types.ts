/** The types that every entry point exports. */
export type { FamilyTable } from "../generated/tables/format.ts";
export type {
  Advice,
  BinanceErrorInfo,
  CancelReplaceResult,
  ErrorKind,
  Execution,
  FamilyId,
  Lost,
  Params,
  ParseContext,
  Part,
  Recognition,
  Retry,
  Scope,
  Template,
} from "./result.ts";
export type { ErrorName, ErrorParams, MessageId, MessageParams, NamedError } from "./catalog-types.ts";
export type { Classification } from "./parser.ts";
export type { ErrorDescription, MessageDescription } from "./lookup.ts";
export type { Gate, GateOptions, GateWait, Hold } from "./recovery/gate.ts";
export type { Action, NextStep, NextStepOptions } from "./recovery/next-step.ts";
export type { RecoverHooks, StateCheck } from "./recovery/options.ts";
export type { Effect } from "./recovery/policy.ts";
export type { Recover } from "./recovery/recover.ts";
export type { UnresolvedDetails, UnresolvedReason } from "./recovery/unresolved.ts";
