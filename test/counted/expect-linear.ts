import { expect } from "vitest";
import type { Growing } from "./adversarial-texts.ts";

/** Characters looked at, at most: so many for each of the text's, and so many whatever the text. */
export interface Bound {
  readonly each: number;
  readonly fixed: number;
}

/** What was the dearest, to be reported. */
export interface Dearest {
  perCharacter: number;
  title: string;
}

/**
 * At every length each text is within the bound, and where the longest is twice as long the dearest costs no more
 * than a little above twice what the dearest cost before.
 */
export function expectLinear(
  texts: readonly Growing[],
  lengths: readonly number[],
  costOf: (text: string) => number,
  bound: Bound,
  dearest: Dearest,
): void {
  let before = { cost: Number.POSITIVE_INFINITY, length: 1 };
  for (const length of lengths) {
    const most = { cost: 0, length: 0 };
    for (const { title, make } of texts) {
      const text = make(length);
      const cost = costOf(text);
      if (cost > bound.each * text.length + bound.fixed) {
        expect.fail(`${title}: ${String(cost)} for ${String(text.length)} characters, which is beyond the bound`);
      }
      const perCharacter = cost / (text.length + bound.fixed / bound.each);
      if (perCharacter > dearest.perCharacter) Object.assign(dearest, { perCharacter, title });
      most.cost = Math.max(most.cost, cost);
      most.length = Math.max(most.length, text.length);
    }
    if (most.cost > 1.1 * before.cost * (most.length / before.length) + bound.fixed) {
      expect.fail(`${JSON.stringify(before)} grew to ${JSON.stringify(most)}: ${texts[0]?.title ?? ""}`);
    }
    before = most;
  }
}
