import type { Doubt } from "./catalog.ts";
import type { BinanceErrorInfo, Execution, FamilyId, Retry, Scope } from "../result.ts";

/** One answer: what an error means, for all the families that agree on it. null = unknown. */
export interface Block {
  readonly code: number | null;
  readonly name: string | null;
  readonly families: readonly FamilyId[];
  /** Heading of Binance's page, if it says more than the name. */
  readonly title: string | null;
  /** Facts of the input; null if only a code or name was asked for. */
  readonly said: Said | null;
  readonly messages: readonly ListedMessage[];
  /** Notes of Binance's page. */
  readonly notes: readonly string[];
  readonly advice: AdviceWords;
  readonly docs: readonly DocsLink[];
  readonly since: string | null;
  readonly retired: string | null;
}

/** Facts of one error of the input, beyond its code. */
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
  /** The catalog's wording of the message. */
  readonly template: string | null;
  /** The catalog's codes for this wording, if the message came without a code or under another one. */
  readonly templateCodes: readonly number[];
  readonly translation: string | null;
  /** Why the translation is in doubt. */
  readonly doubtful: Doubt | null;
  readonly explanation: string | null;
}

export interface ListedMessage {
  readonly text: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  readonly translation: string | null;
  /** Why the translation is in doubt. */
  readonly doubtful: Doubt | null;
  readonly explanation: string | null;
  /** Families of the block that have it. */
  readonly families: readonly FamilyId[];
  /** Whether all of Binance's pages have dropped it. */
  readonly isRetired: boolean;
  /** What to do about this message, if it differs from the code's advice. */
  readonly advice: AdviceWords | null;
}

export interface AdviceWords {
  readonly id: string;
  readonly execution: Execution;
  readonly retry: Retry;
  readonly scope: Scope;
  readonly text: string | null;
  /** Advice for a call that only reads, if it differs. */
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
  /** The similar message, if a message was searched for. */
  readonly message: string | null;
}

export interface Explanation {
  readonly query: string;
  readonly isKnown: boolean;
  readonly blocks: readonly Block[];
  /** Number of further errors of the input, which are not shown. */
  readonly more: number;
  readonly suggestions: readonly Suggestion[];
}
