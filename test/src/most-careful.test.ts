import { describe, expect, test } from "vitest";
import { mostCareful } from "../../src/advice/most-careful.ts";
import type { Advice, Execution, Retry } from "../../src/result.ts";

const advice = (execution: Execution, retry: Retry, id: string = execution + retry): Advice => {
  return { id, execution, retry, scope: "request", readOnly: false };
};

/** From the least careful to the most. What may have been executed outweighs every way to retry. */
const RISING = [
  advice("not-executed", "after-delay"),
  advice("not-executed", "after-clock-sync"),
  advice("not-executed", "after-fix"),
  advice("not-executed", "never"),
  advice("not-executed", "after-state-check"),
  advice("partial", "after-delay"),
  advice("partial", "after-state-check"),
  advice("unknown", "after-delay"),
  advice("unknown", "never"),
  advice("unknown", "after-state-check"),
];

describe("where families disagree, the advice that loses least", () => {
  test("of any two, in either order", () => {
    for (const [low, less] of RISING.entries()) {
      for (const more of RISING.slice(low + 1)) {
        expect(mostCareful([less, more]).id).toBe(more.id);
        expect(mostCareful([more, less]).id).toBe(more.id);
      }
    }
  });

  test("of many", () => {
    expect(mostCareful(RISING)).toBe(RISING.at(-1));
    expect(mostCareful(RISING.toReversed())).toBe(RISING.at(-1));
  });

  test("the first of two that are as careful", () => {
    const first = advice("unknown", "after-state-check", "first");
    expect(mostCareful([first, advice("unknown", "after-state-check", "second")])).toBe(first);
  });

  test("of none at all it is that of an unknown code for a write", () => {
    const { id, execution, retry, readOnly } = mostCareful([]);
    expect([id, execution, retry, readOnly]).toEqual(["unknown-code", "unknown", "after-state-check", false]);
  });
});
