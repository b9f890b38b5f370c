import { test } from "vitest";
import { fuzzRuns } from "../support/fuzz-runs.ts";
import { expectAtMostOneOrder, expectOnce, expectTheBound, KINDS } from "./random-runs.ts";

// 26,000 runs, a millisecond or two each.
const LONG = { timeout: 600_000 };

test("by default there is at most one order", LONG, () => expectAtMostOneOrder(fuzzRuns(10_000)));

test("with resend: at most one inside the bound, at most two outside", LONG, () => expectTheBound(fuzzRuns(6000)));

test.each(KINDS)("$effect: at most once, and no false claim", LONG, (kind) => expectOnce(kind, fuzzRuns(1000)));
