import { afterAll, beforeAll, describe, test } from "vitest";
import { fuzzRuns, spread } from "../support/fuzz-runs.ts";
import { ADVERSARIAL_INPUTS } from "./adversarial-inputs.ts";
import { type Bound, type MostExpensive, expectLinear } from "./expect-linear.ts";
import { costOf, loadCounted } from "./load-counted.ts";

const counted = await loadCounted();
const { parseError, parseErrors } = counted.createParser(counted.allTables);
const { errorsInText } = counted;

const LENGTHS = [1000, 2000, 4000, 8000];
const HUGE = [128_000];
const INPUTS = spread(ADVERSARIAL_INPUTS, fuzzRuns(60));
const now = 0;
const mostExpensive: Record<string, MostExpensive> = {};

interface Reader {
  readonly name: string;
  readonly read: (text: string) => unknown;
  /** Bounds: up to 16 kB, and of a huge text. */
  readonly bound: Bound;
  readonly huge: Bound;
}

const READERS: readonly Reader[] = [
  {
    name: "parseError, any family",
    read: (text) => parseError(text, { now }),
    bound: { each: 900, fixed: 40_000 },
    huge: { each: 12, fixed: 7_000_000 },
  },
  {
    name: "parseError, of one family",
    read: (text) => parseError(text, { family: "usds-futures", now }),
    bound: { each: 500, fixed: 40_000 },
    huge: { each: 12, fixed: 4_500_000 },
  },
  {
    // Each item of a batch is an error of its own, up to a thousand.
    name: "parseErrors",
    read: (text) => parseErrors(text, { now }),
    bound: { each: 900, fixed: 40_000 },
    huge: { each: 60, fixed: 7_000_000 },
  },
  {
    // A text that is not a body is read again as running text.
    name: "a line of a log",
    read: (text) => errorsInText(text, { now }),
    bound: { each: 900, fixed: 40_000 },
    huge: { each: 60, fixed: 9_000_000 },
  },
];

beforeAll(() => {
  // The tables are read once, before counting.
  for (const { read } of READERS) read("Mandatory parameter");
});
afterAll(() => {
  console.info(JSON.stringify(mostExpensive, null, 2));
});

describe.each(READERS)("characters that $name looks at", { timeout: 600_000 }, ({ name, read, bound, huge }) => {
  const cost = (text: string): number => costOf(counted, () => read(text));

  test("grow no faster than the text", () => {
    const worst = (mostExpensive[name] = { perCharacter: 0, title: "" });
    for (const input of INPUTS) expectLinear([input], LENGTHS, cost, bound, worst);
  });

  test("are few for each of a huge text", () => {
    const worst = (mostExpensive[`${name}, huge`] = { perCharacter: 0, title: "" });
    for (const input of INPUTS) expectLinear([input], HUGE, cost, huge, worst);
  });
});
