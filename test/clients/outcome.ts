import { inspect } from "node:util";
import { type FamilyId, nextStep, parseError, parseErrors, recover, UnresolvedError } from "../../src/index.ts";
import type { Situation } from "./situations.ts";

/** What a client did with an answer. */
export type Result = { readonly thrown: unknown } | { readonly value: unknown };

/** `wrong`: our errors. `lost`: facts that the client dropped. Both empty: right. */
export interface Outcome {
  readonly wrong: readonly string[];
  readonly lost: readonly string[];
}

/** Signs of a missing or unreadable answer. */
const BROKEN = /SyntaxError|JSON input|abort|timeout of|timed out|ECONN|UND_ERR|socket|terminated/i;

/** Compares the package's answer to a client's error with the facts. */
export function outcomeOf(result: Result, { truth, answer }: Situation, family: FamilyId): Outcome {
  const context = { family, method: "POST" };
  const given = "thrown" in result ? result.thrown : result.value;
  if ("value" in result) {
    const errors = parseErrors(result.value, context);
    if (truth.code === null) return { wrong: [], lost: ["failure"] };
    const found = errors.some(({ code }) => code === truth.code);
    return found ? { wrong: [], lost: [] } : absent(given, truth.code, "no error found in the value");
  }
  const error = parseError(given, context);
  if (error === null)
    return holdsEvidence(given, answer) || BROKEN.test(shown(given))
      ? { wrong: ["not recognised as an error"], lost: [] }
      : { wrong: [], lost: ["error"] };
  const wrong: string[] = [];
  const lost: string[] = [];
  const { execution } = error.advice;
  if (truth.execution !== execution) {
    const isCareful = truth.execution !== "unknown" && execution === "unknown";
    if (isCareful && !holdsEvidence(given, answer)) lost.push("execution");
    else wrong.push(`execution is ${execution}`);
  }
  if (truth.code !== error.code) {
    if (error.code !== null) wrong.push(`code is ${String(error.code)}`);
    else if (truth.code !== null) {
      const { wrong: ours, lost: theirs } = absent(given, truth.code, "the code is there and not read");
      wrong.push(...ours);
      lost.push(...theirs);
    }
  }
  const step = nextStep(error, { ...context, effect: "place", random: () => 0.5 });
  const repeats = step.action === "retry" || step.action === "sync-clock";
  if (repeats && truth.execution !== "not-executed") wrong.push(`told to ${step.action}`);
  if (truth.waitMs !== undefined && repeats && step.delayMs < truth.waitMs - 1000) {
    if (/retry.?after|banned until/i.test(shown(given))) wrong.push(`waits ${String(step.delayMs)} ms`);
    else lost.push("wait");
  }
  if (answer.end === undefined && answer.status >= 400 && error.status === null && error.kind !== "body")
    lost.push("status");
  return { wrong, lost };
}

/** The package has to read everything in the thrown value. */
function absent(given: unknown, code: number, problem: string): Outcome {
  // Zero occurs everywhere.
  const isThere = code !== 0 && shown(given).includes(String(code));
  return isThere ? { wrong: [problem], lost: [] } : { wrong: [], lost: ["code"] };
}

/** Whether the value contains the exchange's text, or the status of a page. */
function holdsEvidence(given: unknown, { body, status }: Situation["answer"]): boolean {
  const evidence = typeof body === "object" && body !== null && "msg" in body ? String(body.msg) : String(status);
  return shown(given).includes(evidence);
}

function shown(given: unknown): string {
  return inspect(given, { depth: 6, maxStringLength: 100_000, maxArrayLength: 200 });
}

/** Runs `recover` around the client's own call: how often it was sent, and how it ended. */
export async function recoverOf(
  call: () => Promise<unknown>,
  writes: () => number,
  { truth }: Situation,
  family: FamilyId,
): Promise<readonly string[]> {
  let now = Date.now();
  const before = writes();
  let end: unknown;
  try {
    await recover(call, {
      context: { family, method: "POST" },
      effect: "place",
      maxAttempts: 3,
      checkState: () => ({ state: "not-done" }),
      now: () => now,
      sleep: (milliseconds) => {
        now += milliseconds;
        return Promise.resolve();
      },
    });
    return [];
  } catch (thrown) {
    end = thrown;
  }
  const wrong: string[] = [];
  const sent = writes() - before;
  if (sent > 1 && truth.execution !== "not-executed") wrong.push(`recover sent it ${String(sent)} times`);
  if (truth.execution === "unknown" && !(end instanceof UnresolvedError)) wrong.push("recover says that it is settled");
  return wrong;
}
