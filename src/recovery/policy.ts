import type { Verdict } from "./verdict.ts";

/**
 * Kind of a call, which only the caller knows. `set`: leverage, margin type, modes. `cancel` and `amend`: one order by
 * its `orderId`. `replace`: cancel-replace with `STOP_ON_FAILURE` and `cancelOrderId`; any other is `place`. `move`:
 * withdrawals, transfers, loans. Default: `read` for a GET, else `place`.
 */
export type Effect = "read" | "set" | "cancel" | "amend" | "replace" | "place" | "move";

export const EFFECTS: readonly Effect[] = ["read", "set", "cancel", "amend", "replace", "place", "move"];

/**
 * What to do after a verdict.
 *
 * | plan | meaning |
 * | --- | --- |
 * | `again` | wait, then send again |
 * | `sync` | set the clock, then send again |
 * | `probe` | look once, then send again |
 * | `look` | look until it is found; if not found, it is not sent again automatically |
 * | `sync-look` | set the clock, then `look` |
 * | `check` | the caller checks something other than this call: a position, a balance |
 * | `accept` | the state is as wanted |
 * | `fix`, `stop` | the end |
 */
export type Plan = "again" | "sync" | "probe" | "look" | "sync-look" | "check" | "accept" | "fix" | "stop";

type Row = readonly [Plan, Plan, Plan, Plan, Plan, Plan, Plan];
type Table = Readonly<Record<Verdict, Row>>;

/** Plans while every attempt so far was refused. */
// prettier-ignore
const CLOSED: Table = {
  //         read     set       cancel    amend     replace   place     move
  unknown:  ["again", "again",  "again",  "probe",  "again",  "look",   "look"],
  parts:    ["again", "look",   "look",   "look",   "look",   "look",   "look"],
  occupied: ["again", "look",   "look",   "look",   "look",   "look",   "look"],
  busy:     ["again", "probe",  "probe",  "probe",  "probe",  "look",   "look"],
  look:     ["again", "check",  "look",   "look",   "look",   "check",  "check"],
  wait:     ["again", "again",  "again",  "again",  "again",  "again",  "again"],
  clock:    ["sync",  "sync",   "sync",   "sync",   "sync",   "sync",   "sync"],
  fix:      ["fix",   "fix",    "fix",    "fix",    "fix",    "fix",    "fix"],
  never:    ["stop",  "stop",   "stop",   "stop",   "stop",   "stop",   "stop"],
  done:     ["stop",  "accept", "accept", "accept", "accept", "accept", "accept"],
};

/** Plans that differ once the outcome of an attempt is unknown: a later refusal says nothing about that attempt. */
// prettier-ignore
const OPEN: Partial<Table> = {
  //         read     set       cancel    amend     replace   place        move
  look:     ["again", "look",   "look",   "look",   "look",   "look",      "look"],
  wait:     ["again", "again",  "again",  "again",  "again",  "look",      "look"],
  clock:    ["sync",  "sync",   "sync",   "sync",   "sync",   "sync-look", "sync-look"],
  fix:      ["fix",   "look",   "look",   "look",   "look",   "look",      "look"],
  never:    ["stop",  "look",   "look",   "look",   "look",   "look",      "look"],
  done:     ["stop",  "accept", "accept", "accept", "accept", "look",      "look"],
};

/** What to do after a verdict; `isOpen` is true after the first unknown outcome of the call. */
export function planFor(verdict: Verdict, effect: Effect, isOpen: boolean): Plan {
  const row = (isOpen ? OPEN[verdict] : undefined) ?? CLOSED[verdict];
  return row[EFFECTS.indexOf(effect)] ?? "look";
}

/** Whether a call of this kind is never sent again automatically once its outcome is unknown. */
export function isOnce(effect: Effect): boolean {
  return planFor("unknown", effect, true) === "look";
}
