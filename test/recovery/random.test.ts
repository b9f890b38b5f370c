import { test } from "vitest";
import { fuzzRuns } from "../support/fuzz-runs.ts";
import { expectAtMostOneOrder, expectOnce, expectTheBound, KINDS } from "./random-runs.ts";

test("by default there is at most one order", () => expectAtMostOneOrder(fuzzRuns(500)));

test("with resend: at most one inside the bound, at most two outside", () => expectTheBound(fuzzRuns(300)));

test.each(KINDS)("$effect: at most once, and no false claim", (kind) => expectOnce(kind, fuzzRuns(150)));
