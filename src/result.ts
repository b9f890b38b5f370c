import type { FamilyId } from "../generated/tables/format.ts";
import type { KnownName } from "./catalog-types.ts";

export type { FamilyId };

/**
 * How a text was recognised. `exact` and `template` are exactly the catalog's wording; `tolerant` differs in case,
 * quotes, white space, final full stop or a known tail; `other-code`: the catalog has the text under another code;
 * `code`: only the code is known; `none`: the code is unknown too.
 */
export type MatchKind = "exact" | "template" | "tolerant" | "other-code" | "code" | "none";

export type ParamValue = string | number | boolean;
export type Params = Readonly<Record<string, ParamValue>>;

/** Did a call that changes state take effect? */
export type Execution = "not-executed" | "unknown" | "partial";
/** What has to happen before the call may be sent again. */
export type Retry = "never" | "after-delay" | "after-fix" | "after-clock-sync" | "after-state-check" | "already-done";
/** What the error is about, and which other calls it affects. */
export type Scope = "request" | "order" | "account" | "ip" | "service";

/** What to do, as data. The texts are in `binance-errors/advice` and `binance-errors/zh-CN/<family>`. */
export interface Advice {
  readonly id: string;
  readonly execution: Execution;
  readonly retry: Retry;
  readonly scope: Scope;
  /** Whether this is the advice for a call that only reads. */
  readonly readOnly: boolean;
}

/** The catalog's wording of the message. */
export interface Template {
  /** Unique under its code. */
  readonly id: string;
  /** With its placeholders, verbatim. */
  readonly text: string;
  /** The catalog's code for the text. It differs from the error's code if `match` is `other-code`. */
  readonly code: number;
  /** Text of each parameter as received, in order; with `text` they give the message back. */
  readonly values: readonly string[];
}

/** `body`: an answer of the exchange; `http`: only a status; `network`: no answer. */
export type ErrorKind = "body" | "http" | "network";
/** What a client or proxy dropped on the way. */
export type Lost = "code" | "body";
/** `text`: the client dropped the code; only the text was recognised. */
export type Recognition = MatchKind | "text";

/** Outcome of each half of a cancel-replace, from the exchange. */
export interface CancelReplaceResult {
  readonly cancel: string | null;
  readonly newOrder: string | null;
}

/** Position of an error: an item of a batch or an aggregate, a half of a cancel-replace, the cause of another error. */
export type Part =
  { readonly kind: "item"; readonly index: number } | { readonly kind: "cancel" | "new-order" | "cause" };

/**
 * Result of `parseError`: a plain frozen record that survives JSON. null = unknown. Records are frozen and may be
 * shared, so keep your own data elsewhere.
 */
export interface BinanceErrorInfo {
  readonly kind: ErrorKind;
  /** The exchange's code; null if there is none. */
  readonly code: number | null;
  /** Official name of the code in this family, or in all `candidates` if they agree. */
  readonly name: KnownName | null;
  /** The family whose list applies; null = unknown. */
  readonly family: FamilyId | null;
  /** Families whose list has the code; if some also have the text, only those. */
  readonly candidates: readonly FamilyId[];
  /** Whether the catalog has both the code and the text. */
  readonly known: boolean;
  /** How the text was recognised. */
  readonly match: Recognition;
  /** The message as received; empty if there is none. */
  readonly message: string;
  readonly template: Template | null;
  /** Typed values from the message. */
  readonly params: Params;
  /** The caller's IP address, which some messages contain. */
  readonly requestIp: string | null;
  /** HTTP status, or the status of a WebSocket API frame. */
  readonly status: number | null;
  /** When the exchange accepts calls again, in epoch milliseconds: from header, body or frame. */
  readonly retryAt: number | null;
  /** Milliseconds from now until `retryAt`, never negative. */
  readonly retryAfterMs: number | null;
  /** Whether the call changes state; null = unknown, which counts as yes. */
  readonly changesState: boolean | null;
  readonly advice: Advice;
  /** Binance's English page about the code. */
  readonly docsUrl: string | null;
  readonly lost: readonly Lost[];
  /** Which half of a cancel-replace failed. */
  readonly cancelReplace: CancelReplaceResult | null;
  /** Set by `parseErrors` on each unpacked error. */
  readonly part: Part | null;
}

/** What the caller knows about the call. Everything is optional. */
export interface ParseContext {
  /** The family whose list applies; wins over everything else. */
  readonly family?: FamilyId | undefined;
  /** URL, path or base path of the call: `/fapi`, `https://api.binance.com/api/v3/order`. */
  readonly url?: string | undefined;
  /** HTTP method of the call. GET and HEAD only read. */
  readonly method?: string | undefined;
  /** Whether the call changes state; wins over the method. */
  readonly changesState?: boolean | undefined;
  readonly status?: number | undefined;
  /** Fetch `Headers`, a plain object or a Map. */
  readonly headers?: unknown;
  /** Current time in epoch milliseconds. Default: the machine's clock. */
  readonly now?: number | undefined;
}
