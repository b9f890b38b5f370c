import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { adviceText } from "../../src/advice-text.ts";
import { allTables } from "../../generated/tables/all.ts";
import { createParser, parseError, parseErrors } from "../../src/index.ts";
import type { BinanceErrorInfo } from "../../src/result.ts";
import { explain as explainUs } from "../../generated/entry/zh-CN/binance-us.ts";
import { explain as explainCoin } from "../../generated/entry/zh-CN/coin-futures.ts";
import { explain as explainOptions } from "../../generated/entry/zh-CN/options.ts";
import { explain as explainPortfolio } from "../../generated/entry/zh-CN/portfolio-margin.ts";
import { explain as explainSapi } from "../../generated/entry/zh-CN/sapi.ts";
import { explain as explainSpot } from "../../generated/entry/zh-CN/spot.ts";
import { explain as explainUsds } from "../../generated/entry/zh-CN/usds-futures.ts";
import { fuzzOptions } from "../support/fuzz-runs.ts";
import { context } from "./contexts.ts";
import { hostileValue } from "./hostile-values.ts";
import { expectPrototypes, expectRecord, expectSame, prototypes } from "./record-invariants.ts";

const EXPLAINERS = [
  ...[explainSpot, explainUsds, explainCoin, explainOptions, explainPortfolio, explainSapi],
  explainUs,
];
/** Number of cases after which a fresh parser is made. */
const FRESH = 200;

describe("any input", { timeout: 7_200_000 }, () => {
  let before: readonly unknown[] = [];
  beforeAll(() => {
    before = prototypes();
  });
  afterAll(() => {
    expectPrototypes(before);
  });

  test("records are sound, and the same twice and from a fresh parser", () => {
    let fresh = createParser(allTables);
    let cases = 0;
    let known = 0;
    fc.assert(
      fc.property(hostileValue, context, (input, given) => {
        if (cases++ % FRESH === 0) fresh = createParser(allTables);
        const error = parseError(input, given);
        expectSame(error, parseError(input, given));
        expectSame(error, fresh.parseError(input, given));
        const all = parseErrors(input, given);
        const again = fresh.parseErrors(input, given);
        if (again.length !== all.length) expect.fail("another number of errors");
        for (const [index, one] of all.entries()) expectSame(one, again[index] ?? null);
        for (const one of error === null ? all : [error, ...all]) expectRecord(one);
        for (const one of all) expectExplained(one);
        if (error?.known === true) known += 1;
      }),
      fuzzOptions(4000),
    );
    // Cases without a known error would prove little.
    expect(known).toBeGreaterThan(cases / 10);
  });
});

function expectExplained(error: BinanceErrorInfo): void {
  if (typeof adviceText(error) !== "string") expect.fail(`no advice in words for ${error.advice.id}`);
  for (const explain of EXPLAINERS) {
    const explained = explain(error);
    if (explained !== null && JSON.stringify(explain(error)) !== JSON.stringify(explained)) {
      expect.fail(`explained otherwise the second time: ${JSON.stringify(error)}`);
    }
  }
}
