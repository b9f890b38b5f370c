import { describe, expect, it } from "vitest";
import { lintCorpus } from "./lint.ts";

/** Share of expected reports in one half of the corpus, by rule and file. */
function recall(half: "tuning" | "held-out"): number {
  const pairs = lintCorpus(half).flatMap(({ expected, reported }) => [...expected].map((rule) => reported.has(rule)));
  return pairs.filter(Boolean).length / pairs.length;
}

describe("the corpus of common code", () => {
  const files = [...lintCorpus("tuning"), ...lintCorpus("held-out")];

  it("has enough of both kinds", () => {
    expect(files.length).toBeGreaterThanOrEqual(80);
    expect(files.filter(({ expected }) => expected.size === 0).length).toBeGreaterThanOrEqual(30);
  });

  it.each(files.filter(({ expected }) => expected.size === 0))("reports nothing in $file", ({ reported }) => {
    expect([...reported]).toEqual([]);
  });

  it.each(files.filter(({ expected }) => expected.size > 0))(
    "reports nothing else in $file",
    ({ expected, reported }) => {
      expect([...reported].filter((rule) => !expected.has(rule))).toEqual([]);
    },
  );

  // The rules were tuned on the other half. This half only measures them.
  it("finds the expected reports in the held-out half", () => {
    expect(recall("held-out")).toBeGreaterThanOrEqual(0.9);
  });

  it("finds the expected reports in the tuning half", () => {
    expect(recall("tuning")).toBeGreaterThanOrEqual(0.95);
  });
});
