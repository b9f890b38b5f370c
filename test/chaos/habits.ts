import { recover } from "../../src/index.ts";
import { json, type MockAnswer, refusal } from "../../src/mock/answers.ts";
import { seededRandom } from "../../src/mock/random.ts";
import type { Way } from "../support/exchange.ts";
import { type Case, codeOf, ordersOf, type Stage, stageOf } from "../recovery/intent.ts";

/** A common way to place one order. */
export interface Habit {
  readonly name: string;
  readonly place: (stage: Stage) => Promise<unknown>;
}

const MAX_ATTEMPTS = 5;
const PAUSE_MS = 1000;

/** Sends again after failures that `isWorthIt`, up to five times. */
const again =
  (isWorthIt: (failure: unknown) => boolean) =>
  async ({ send, world }: Stage): Promise<unknown> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await send();
      } catch (failure) {
        if (attempt === MAX_ATTEMPTS || !isWorthIt(failure)) throw failure;
        await world.sleep(PAUSE_MS * attempt);
      }
    }
  };

/** Checks once after a pause, and sends again if the order is not found. */
const lookOnce =
  (pauseMs: number) =>
  async ({ send, look, world }: Stage): Promise<unknown> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await send();
      } catch (failure) {
        if (attempt === MAX_ATTEMPTS) throw failure;
        await world.sleep(pauseMs);
        const found = await look().catch(() => ({ state: "not-done" }) as const);
        if (found.state === "done") return found.result;
      }
    }
  };

const statusOf = (failure: unknown): number => Number(JSON.stringify(failure).match(/"status":(\d+)/)?.[1] ?? 0);
const hasNoAnswer = (failure: unknown): boolean => statusOf(failure) === 0;

const byRecover =
  (resend: boolean): Habit["place"] =>
  ({ send, look, world, syncClock }) =>
    recover(send, {
      context: { family: "spot", method: "POST" },
      effect: "place",
      checkState: look,
      syncClock,
      resend,
      now: () => world.now,
      sleep: world.sleep,
      random: () => 0.5,
    });

export const HABITS: readonly Habit[] = [
  { name: "`recover`", place: byRecover(false) },
  { name: "`recover` with `resend: true`", place: byRecover(true) },
  { name: "Look once after 5 s, send again if not found", place: lookOnce(5000) },
  { name: "Look once at once, send again if not found", place: lookOnce(0) },
  {
    name: "Send again after -1006, -1007, -1008",
    place: again((failure) => [-1006, -1007, -1008].includes(codeOf(failure) ?? 0)),
  },
  { name: "Send again after a timeout", place: again(hasNoAnswer) },
  {
    name: "Send again after timeouts and 5xx",
    place: again((failure) => hasNoAnswer(failure) || statusOf(failure) >= 500),
  },
  { name: "Send again after any failure", place: again(() => true) },
];

const GATEWAY: readonly MockAnswer[] = [
  refusal("spot", "timeout"),
  refusal("spot", "overloaded"),
  json(503, {
    code: -1006,
    msg: "An unexpected response was received from the message bus. Execution status unknown.",
  }),
  { status: 504, headers: {}, body: "" },
];

/**
 * A market order with every second attempt failing. The engine takes up to 3 seconds and looks lag up to 7 seconds,
 * within `settleMs`: longer delays are the risk of `resend`.
 */
function badDay(seed: number): Case {
  const random = seededRandom(seed);
  const below = (most: number): number => Math.floor(random() * most);
  const lag = below(2) === 0 ? below(1000) : below(7000);
  return {
    ways: Array.from({ length: MAX_ATTEMPTS }, (): Way => {
      switch (below(8)) {
        case 0:
          return { answer: "none" };
        case 1:
          return { lost: true };
        case 2:
          return { arriveAfter: below(4000) };
        case 3: {
          const answer = GATEWAY[below(GATEWAY.length)];
          return { engineAfter: below(2) * below(3000), ...(answer === undefined ? {} : { answer }) };
        }
        default:
          return {};
      }
    }),
    exchange: { fillAfterMs: () => 0, visibleAfterMs: () => lag },
  };
}

export interface Tally {
  readonly name: string;
  readonly runs: number;
  /** Runs that made more than one order. */
  readonly duplicated: number;
  /** Additional orders of all runs. */
  readonly tooMany: number;
  /** Runs that ended with an order and reported it. */
  readonly placed: number;
}

export async function tally({ name, place }: Habit, runs: number): Promise<Tally> {
  let duplicated = 0;
  let tooMany = 0;
  let placed = 0;
  for (let seed = 0; seed < runs; seed += 1) {
    const stage = stageOf(badDay(seed));
    const { status } = await stage.world.run(() => place(stage));
    const orders = ordersOf(stage.world);
    if (orders > 1) duplicated += 1;
    tooMany += Math.max(0, orders - 1);
    if (status === "fulfilled" && orders > 0) placed += 1;
  }
  return { name, runs, duplicated, tooMany, placed };
}

/** The table of docs/testing.md. */
export function renderTallies(tallies: readonly Tally[]): string {
  const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
  const rows = tallies.map(
    ({ name, runs, duplicated, tooMany, placed }) =>
      `| ${name} | ${String(runs)} | ${String(duplicated)} (${percent(duplicated, runs)}) | ${String(tooMany)} | ${percent(placed, runs)} |`,
  );
  const head = [
    "| habit | runs | with duplicates | orders too many | placed and known |",
    "| --- | --- | --- | --- | --- |",
  ];
  return [...head, ...rows].join("\n");
}
