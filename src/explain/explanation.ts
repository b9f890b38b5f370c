import type { Doubt } from "./catalog.ts";
import type { BinanceErrorInfo, Execution, FamilyId, Retry, Scope } from "../result.ts";

/** One answer: what an error means, for all the families that agree on it. null = unknown. */
export interface Block {
  readonly code: number | null;
  readonly name: string | null;
  readonly families: readonly FamilyId[];
  /** Heading of Binance's page where it says more than the name. */
  readonly title: string | null;
  /** What the input says; null where only a code or name was asked for. */
  readonly said: Said | null;
  readonly messages: readonly ListedMessage[];
  /** What Binance's page explains. */
  readonly notes: readonly string[];
  readonly advice: AdviceWords;
  readonly docs: readonly DocsLink[];
  readonly since: string | null;
  readonly retired: string | null;
}

/** What one error of the input says, beyond its code. */
export interface Said extends Pick<
  BinanceErrorInfo,
  | "kind"
  | "message"
  | "match"
  | "params"
  | "status"
  | "retryAt"
  | "retryAfterMs"
  | "requestIp"
  | "lost"
  | "cancelReplace"
  | "part"
> {
  /** The catalog's wording that the message has. */
  readonly template: string | null;
  /** Codes that the catalog has this wording under, where the message came without one or under another. */
  readonly templateCodes: readonly number[];
  readonly translation: string | null;
  /** Why the translation is not to be relied on. */
  readonly doubtful: Doubt | null;
  readonly explanation: string | null;
}

export interface ListedMessage {
  readonly text: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  readonly translation: string | null;
  /** Why the translation is not to be relied on. */
  readonly doubtful: Doubt | null;
  readonly explanation: string | null;
  /** Families that have it, of those of the block. */
  readonly families: readonly FamilyId[];
  /** Whether Binance's page has dropped it everywhere. */
  readonly isRetired: boolean;
  /** What to do about this message, where it is not what the code's advice says. */
  readonly advice: AdviceWords | null;
}

export interface AdviceWords {
  readonly id: string;
  readonly execution: Execution;
  readonly retry: Retry;
  readonly scope: Scope;
  readonly text: string | null;
  /** What holds for a call that only reads, where that differs. */
  readonly readOnlyText: string | null;
}

export interface DocsLink {
  readonly family: FamilyId;
  readonly url: string;
}

export interface Suggestion {
  readonly code: number;
  readonly name: string;
  readonly families: readonly FamilyId[];
  /** The near message, where it was a message that was looked for. */
  readonly message: string | null;
}

export interface Explanation {
  readonly query: string;
  readonly isKnown: boolean;
  readonly blocks: readonly Block[];
  /** Further errors of the input, which are not shown. */
  readonly more: number;
  readonly suggestions: readonly Suggestion[];
}
