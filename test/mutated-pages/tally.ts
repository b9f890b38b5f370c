import { ALL_KINDS } from "./mutators.ts";
import { type Outcome, OUTCOMES, type Verdict } from "./judge.ts";

export interface Count {
  readonly name: string;
  runs: number;
  readonly outcomes: Record<Outcome, number>;
  /** Without a last snapshot: an entry lost or moved that no problem names. */
  silentAlone: number;
  /** Accepted with texts of one code under another. */
  misplaced: number;
}

/** Counts verdicts by kind of mutation. */
export class Tally {
  readonly #counts = new Map<string, Count>();

  add(name: string, { outcome, silentAlone, misplaced }: Verdict): void {
    const count = this.#counts.get(name) ?? startCount(name);
    this.#counts.set(name, count);
    count.runs += 1;
    count.outcomes[outcome] += 1;
    if (silentAlone.some(({ kind }) => kind === "entry")) count.silentAlone += 1;
    if (misplaced.length > 0) count.misplaced += 1;
  }

  get counts(): readonly Count[] {
    return [...this.#counts.values()];
  }

  /** All of them, or those that are named, as one. */
  total(name = "all", names?: readonly string[]): Count {
    const sum = startCount(name);
    for (const count of this.counts.filter((other) => names?.includes(other.name) ?? true)) {
      sum.runs += count.runs;
      sum.silentAlone += count.silentAlone;
      sum.misplaced += count.misplaced;
      for (const outcome of OUTCOMES) sum.outcomes[outcome] += count.outcomes[outcome];
    }
    return sum;
  }
}

function startCount(name: string): Count {
  return {
    name,
    runs: 0,
    outcomes: {
      same: 0,
      refused: 0,
      "named by the page": 0,
      "named by the comparison": 0,
      "silent part": 0,
      "silent entry": 0,
    },
    silentAlone: 0,
    misplaced: 0,
  };
}

/** A Markdown table, one row per kind. */
function renderTally(counts: readonly Count[]): string {
  const head = ["mutation", "tried", ...OUTCOMES, "silent entry without a last snapshot", "misplaced and accepted"];
  const rows = counts.map(({ name, runs, outcomes, silentAlone, misplaced }) => [
    name,
    runs,
    ...OUTCOMES.map((outcome) => outcomes[outcome]),
    silentAlone,
    misplaced,
  ]);
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

/** Prints the findings of a long run, if FUZZ_RUNS is set. */
export function reportLongRun(tally: Tally, lists: readonly (readonly string[])[]): void {
  if (process.env["FUZZ_RUNS"] === undefined) return;
  const kinds = ALL_KINDS.map(({ title, mutators }) =>
    tally.total(
      title,
      mutators.map(({ name }) => name),
    ),
  );
  const lines = lists.flatMap((list) => list.slice(0, 40));
  process.stdout.write(`\n${renderTally([...tally.counts, ...kinds, tally.total()])}\n${lines.join("\n")}\n`);
}
