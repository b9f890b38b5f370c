/**
 * The words of the explainer come in small files, of which an answer needs one or two: all of them together would
 * be a third of the page's scripts. Build and browser agree here on what is where.
 */
export const ADVICE_SHARDS = 16;
export const MESSAGE_SHARDS = 8;

export function adviceShard(id: string): number {
  let sum = 0;
  for (let index = 0; index < id.length; index += 1) sum += id.charCodeAt(index);
  return sum % ADVICE_SHARDS;
}

export function messageShard(code: number): number {
  return Math.abs(code) % MESSAGE_SHARDS;
}

export function messageKey(code: number, id: string): string {
  return `${String(code)} ${id}`;
}

/** By advice id: what to do, and what to do where the call only reads. */
export type AdviceShard = Readonly<Record<string, readonly [text: string, readOnly?: string]>>;
/** By code and message id: the message's translation and what the page says about it. */
export type MessageShard = Readonly<Record<string, readonly [translation: string | null, explanation: string | null]>>;

export interface TextLoaders {
  readonly advice: readonly (() => Promise<{ readonly default: AdviceShard }>)[];
  /** By family. */
  readonly messages: Readonly<Record<string, readonly (() => Promise<{ readonly default: MessageShard }>)[]>>;
}
