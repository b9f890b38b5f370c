import { test } from "vitest";
import { fuzzRuns } from "../support/fuzz-runs.ts";
import { expectAtMostOneOrder, expectOnce, expectTheBound, KINDS } from "./random-runs.ts";

// 26,000 runs, a millisecond or two each.
const LONG = { timeout: 600_000 };

test("by default there is at most one order, whatever happens", LONG, () => expectAtMostOneOrder(fuzzRuns(10_000)));

test("with resend: at most one inside the bound, at most two outside", LONG, () => expectTheBound(fuzzRuns(6000)));

test.each(KINDS)("$effect: not more than once, and no claim of what did not happen", LONG, (kind) =>
  expectOnce(kind, fuzzRuns(1000)),
);
