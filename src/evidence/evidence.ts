import type { CancelReplaceResult, FamilyId, Part } from "../result.ts";

/**
 * Where a value comes from. `wire`: in a body of the exchange; `client`: in a field that a client made; `quoted`: in a
 * sentence, a log line or a printed object.
 */
export type Origin = "wire" | "client" | "quoted";

/**
 * What a code needs to count as the exchange's. `shape`: nothing more, it has the form of Binance's codes; `stream`: a
 * small code in the frame of a stream; `text`: a text that fits it.
 */
export type Trust = "shape" | "stream" | "text";

/** A code with its text, or only a text. */
export interface Statement {
  readonly code: number | null;
  readonly message: string;
  /** The longer text around a quoted code; the message can be anywhere in it. Empty if `message` is whole. */
  readonly around: string;
  readonly origin: Origin;
  readonly trust: Trust;
  /** The text names another exchange or system. */
  readonly isForeign: boolean;
}

/**
 * How a call broke. `not-sent`: it never left; `timeout` and `network`: it may have left; `unreadable`: an answer
 * arrived that the client could not read.
 */
export type BreakdownKind = "not-sent" | "timeout" | "network" | "unreadable";

export interface Breakdown {
  readonly kind: BreakdownKind;
  /** Only from a class name that clients also use for errors with an answer. */
  readonly isNameOnly: boolean;
  /** Only says "failed"; a cause that never sent the call explains it. */
  readonly isGeneric: boolean;
  /** The words that say so; empty if a code or name does. */
  readonly words: string;
}

/** All evidence of one error. An aggregate, a batch and a chain of causes have several. */
export interface Evidence {
  readonly part: Part | null;
  /** Fields that parts inherit from the whole: request and headers. */
  readonly whole: Evidence | null;
  readonly statements: Statement[];
  readonly statuses: number[];
  /** A status known only from a class name. */
  readonly statusOfName: number | null;
  readonly headers: unknown[];
  readonly urls: string[];
  readonly methods: string[];
  /** Families that follow from the client's name. */
  readonly families: FamilyId[];
  readonly breakdowns: Breakdown[];
  /** When to retry, in epoch milliseconds, from a frame. */
  readonly retryAts: number[];
  /** Seconds of a `Retry-After` that a text quotes. */
  readonly retryAfters: string[];
  readonly cancelReplace: CancelReplaceResult | null;
  /** An answer whose body has not been read yet. */
  readonly isUnread: boolean;
  /** The message of an answer without a code. */
  readonly words: string;
  /** Items of a batch that aren't errors. */
  readonly successes: number;
}

/** Evidence while it is collected. */
export type OpenEvidence = { -readonly [Key in keyof Evidence]: Evidence[Key] };

export function openEvidence(part: Part | null, whole: Evidence | null): OpenEvidence {
  return {
    part,
    whole,
    statements: [],
    statuses: [],
    statusOfName: null,
    headers: [],
    urls: [],
    methods: [],
    families: [],
    breakdowns: [],
    retryAts: [],
    retryAfters: [],
    cancelReplace: null,
    isUnread: false,
    words: "",
    successes: 0,
  };
}

/** Whether there is anything to judge. */
export function isEmpty({ statements, statuses, statusOfName, breakdowns, isUnread }: Evidence): boolean {
  const says = statements.length > 0 || breakdowns.length > 0 || isUnread || statusOfName !== null;
  return !says && !statuses.some((status) => status >= 400);
}

/** Adds all evidence of one error to another. */
export function merge(from: Evidence, into: OpenEvidence): void {
  into.statements.push(...from.statements);
  into.breakdowns.push(...from.breakdowns);
  for (const key of ["headers", "urls", "methods", "families"] as const) pushAll(into[key], from[key]);
  for (const key of ["statuses", "retryAts", "retryAfters"] as const) pushAll(into[key], from[key]);
  into.statusOfName ??= from.statusOfName;
  into.cancelReplace ??= from.cancelReplace;
  into.isUnread ||= from.isUnread;
  into.words ||= from.words;
}

function pushAll(into: unknown[], from: readonly unknown[]): void {
  into.push(...from);
}
