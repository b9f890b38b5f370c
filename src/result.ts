import type { FamilyId } from "../generated/tables/format.ts";

export type { FamilyId };

/**
 * How a text was recognised. `exact` and `template` are the catalog's wording to the letter; `tolerant` differs
 * in case, quotes, white space, final full stop or a known tail; `other-code` is a text that the catalog has
 * under another code; `code` means that only the code is known, `none` that not even that is.
 */
export type MatchKind = "exact" | "template" | "tolerant" | "other-code" | "code" | "none";

export type ParamValue = string | number | boolean;
export type Params = Readonly<Record<string, ParamValue>>;

/** Did a call that changes state take effect? */
export type Execution = "not-executed" | "unknown" | "partial";
/** What has to happen before the call may be sent again. */
export type Retry = "never" | "after-delay" | "after-fix" | "after-clock-sync" | "after-state-check" | "already-done";
/** What the error is about, and so what else it will hit. */
export type Scope = "request" | "order" | "account" | "ip" | "service";

/** What to do, as data. The words are in `binance-errors/advice` and `binance-errors/zh-CN/<family>`. */
export interface Advice {
  readonly id: string;
  readonly execution: Execution;
  readonly retry: Retry;
  readonly scope: Scope;
  /** Whether this is what holds for a call that only reads. */
  readonly readOnly: boolean;
}

/** The catalog's wording that the message has. */
export interface Template {
  /** Unique under its code. */
  readonly id: string;
  /** With its placeholders, verbatim. */
  readonly text: string;
  /** The code that the catalog has the text under: another one than the error's where `match` is `other-code`. */
  readonly code: number;
  /** Text of each parameter as received, in order; with `text` they give the message back. */
  readonly values: readonly string[];
}

/** `body`: what the exchange said; `http`: only a status; `network`: no answer at all. */
export type ErrorKind = "body" | "http" | "network";
/** What a client or proxy dropped on the way. */
export type Lost = "code" | "body";
/** `text` means that the client dropped the code and the text alone was recognised. */
export type Recognition = MatchKind | "text";

/** What became of each half of a cancel-replace, as the exchange says it. */
export interface CancelReplaceResult {
  readonly cancel: string | null;
  readonly newOrder: string | null;
}

/** Where an error stands: an item of a batch or an aggregate, a half of a cancel-replace, the cause of another one. */
export type Part =
  { readonly kind: "item"; readonly index: number } | { readonly kind: "cancel" | "new-order" | "cause" };

/**
 * What `parseError` knows: a plain frozen record that survives JSON. What is not known is null. Two bodies that say
 * the same may give the very same record, so keep what you add to an error elsewhere.
 */
export interface BinanceErrorInfo {
  readonly kind: ErrorKind;
  /** The exchange's code; null where there is none. */
  readonly code: number | null;
  /** Official name of the code in this family, or in all `candidates` where they agree. */
  readonly name: string | null;
  /** The family whose list applies; null where nothing tells which. */
  readonly family: FamilyId | null;
  /** Families whose list has the code (and the text, where that settles it). */
  readonly candidates: readonly FamilyId[];
  /** Whether the catalog has both the code and the text. */
  readonly known: boolean;
  /** How far the text was recognised. */
  readonly match: Recognition;
  /** The message as received, empty where there is none. */
  readonly message: string;
  readonly template: Template | null;
  /** Typed values out of the message. */
  readonly params: Params;
  /** Address of the caller that some messages name. */
  readonly requestIp: string | null;
  /** HTTP status, also of a WebSocket API frame. */
  readonly status: number | null;
  /** When the exchange will listen again, in epoch milliseconds: from header, body or frame. */
  readonly retryAt: number | null;
  /** The same from now on, in milliseconds, never negative. */
  readonly retryAfterMs: number | null;
  /** Whether the call changes state; null where nobody said, which counts as yes. */
  readonly changesState: boolean | null;
  readonly advice: Advice;
  /** Binance's page about the code, English. */
  readonly docsUrl: string | null;
  readonly lost: readonly Lost[];
  /** Which half of a cancel-replace failed. */
  readonly cancelReplace: CancelReplaceResult | null;
  /** Set by `parseErrors` on what it unpacks. */
  readonly part: Part | null;
}

/** What the caller knows and the error does not say. Everything is optional. */
export interface ParseContext {
  /** The list that applies; wins over everything else. */
  readonly family?: FamilyId | undefined;
  /** URL, path or base path of the call: `/fapi`, `https://api.binance.com/api/v3/order`. */
  readonly url?: string | undefined;
  /** HTTP method of the call. GET and HEAD only read. */
  readonly method?: string | undefined;
  /** The caller's word that the call changes state, or does not; wins over the method. */
  readonly changesState?: boolean | undefined;
  readonly status?: number | undefined;
  /** Fetch `Headers`, a plain object or a Map. */
  readonly headers?: unknown;
  /** Epoch milliseconds; the clock of the machine where it is left out. */
  readonly now?: number | undefined;
}
