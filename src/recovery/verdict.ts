import type { BinanceErrorInfo, FamilyId } from "../result.ts";

/**
 * What one attempt's answer says about that attempt only.
 *
 * | verdict | meaning |
 * | --- | --- |
 * | `done` | the state is already as wanted |
 * | `wait`, `clock`, `fix`, `never` | refused, not executed; what it needs before it is sent again |
 * | `look` | refused: the state is not what the call expects |
 * | `occupied` | refused: the client's id is taken, probably by an earlier attempt |
 * | `busy` | refused: an earlier change of the same object is still running |
 * | `parts` | some of it took effect |
 * | `unknown` | it may have taken effect |
 */
export type Verdict = "done" | "wait" | "clock" | "fix" | "never" | "look" | "occupied" | "busy" | "parts" | "unknown";

interface Rule {
  readonly verdict: Verdict;
  readonly when: (error: BinanceErrorInfo) => boolean;
}

/** The first rule that fits decides. Careful rules come first. */
const RULES: readonly Rule[] = [
  {
    // After a 5xx or 408 the body proves nothing, even if it says that the call failed.
    verdict: "unknown",
    when: ({ status }) => status !== null && (status >= 500 || status === 408),
  },
  {
    // Cancel-replace and batches answer 409 when one half took effect.
    verdict: "parts",
    when: ({ status, advice }) => advice.execution === "partial" || status === 409,
  },
  // The catalog says so.
  { verdict: "unknown", when: ({ advice }) => advice.execution !== "not-executed" },
  // The catalog says so.
  { verdict: "done", when: ({ advice }) => advice.retry === "already-done" },
  {
    // Duplicate client ids: orders, algo orders, transfers.
    verdict: "occupied",
    when: (error) =>
      /\bduplicate order\b/i.test(error.message) ||
      hasCode(error, {
        "usds-futures": [-4116, -4115],
        "coin-futures": [-4116, -4111],
        "portfolio-margin": [-4116, -4115],
        options: [-6044],
        sapi: [-20132],
      }),
  },
  {
    // A stop order that triggers, a pending modification, a running borrow or repay.
    verdict: "busy",
    when: (error) =>
      hasCode(error, { "usds-futures": [-4117, -5043], "portfolio-margin": [-51007], sapi: [-3007, -21006] }),
  },
  // Signed too early or too late.
  { verdict: "clock", when: ({ advice }) => advice.retry === "after-clock-sync" },
  // Limits, bans, and requests that were never sent.
  { verdict: "wait", when: ({ advice }) => advice.retry === "after-delay" },
  // The request is wrong.
  { verdict: "fix", when: ({ advice }) => advice.retry === "after-fix" },
  // Sending again cannot help.
  { verdict: "never", when: ({ advice }) => advice.retry === "never" },
];

/**
 * The verdict of a failure. `null` (unreadable) is unknown. Advice made for a read that would repeat the call is also
 * unknown if the call is a write.
 */
export function verdictOf(error: BinanceErrorInfo | null, isRead: boolean): Verdict {
  if (error === null) return "unknown";
  const verdict = RULES.find((rule) => rule.when(error))?.verdict ?? "look";
  const repeats = verdict === "wait" || verdict === "clock" || verdict === "done";
  return error.advice.readOnly && !isRead && repeats ? "unknown" : verdict;
}

type Codes = Readonly<Partial<Record<FamilyId, readonly number[]>>>;

/** Without a family, one candidate with the code is enough: these verdicts are careful. */
function hasCode({ code, family, candidates }: BinanceErrorInfo, codes: Codes): boolean {
  if (code === null) return false;
  return (family === null ? candidates : [family]).some((id) => codes[id]?.includes(code) ?? false);
}
