/**
 * Why the outcome of the call is unknown. `absent`: it was not found, which proves nothing. `no-look`: there is no
 * `checkState`. `refused`: a later attempt was refused. `occupied`: its id is taken, but its owner was not found.
 * `time` and `attempts`: they are used up. `waiting`: the exchange asks for a longer wait than `maxWaitMs`. `aborted`:
 * the signal ended it. `hook`: a hook threw.
 */
export type UnresolvedReason =
  "absent" | "no-look" | "refused" | "occupied" | "time" | "attempts" | "waiting" | "aborted" | "hook";

const REASONS: Readonly<Record<UnresolvedReason, string>> = {
  absent: "it was not found, which proves nothing",
  "no-look": "there is no checkState that looks for it",
  refused: "a later attempt was refused, which says nothing about the first",
  occupied: "its id is taken, and what has it was not found",
  time: "the time for looking is over",
  attempts: "the attempts are spent",
  waiting: "the exchange asks for a longer wait than maxWaitMs",
  aborted: "it was aborted",
  hook: "a hook threw",
};

export interface UnresolvedDetails {
  readonly id: string | null;
  readonly attempts: number;
  readonly looks: number;
  readonly reason: UnresolvedReason;
  /** Errors of the attempts, in order, then errors of looks and hooks, or the reason of an abort. */
  readonly errors: readonly unknown[];
  /** What the last attempt threw. */
  readonly cause: unknown;
}

/**
 * It is unknown whether the call took effect. Do not send the call again: look up the order, transfer or setting by
 * hand, or with a longer `lookForMs`.
 */
export class UnresolvedError extends Error {
  override readonly name = "UnresolvedError";
  /** The id given to `recover`; null if none was given. */
  readonly id: string | null;
  /** How often the call was sent. */
  readonly attempts: number;
  /** How often `checkState` was called. */
  readonly looks: number;
  readonly reason: UnresolvedReason;
  readonly errors: readonly unknown[];

  constructor({ id, attempts, looks, reason, errors, cause }: UnresolvedDetails) {
    const what = id === null ? "the call" : `the call ${JSON.stringify(id)}`;
    const sent = `sent ${count(attempts, "time")}, looked for ${count(looks, "time")}`;
    super(`It is unknown whether ${what} took effect (${sent}): ${REASONS[reason]}. Do not send it again.`, { cause });
    this.id = id;
    this.attempts = attempts;
    this.looks = looks;
    this.reason = reason;
    this.errors = Object.freeze([...errors]);
  }
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}
