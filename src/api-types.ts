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
export type { Action, NextStep, NextStepOptions } from "./recovery/next-step.ts";
export type { Recover, RecoverHooks, StateCheck } from "./recovery/recover.ts";
