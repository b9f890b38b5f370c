import { expect } from "vitest";
import type { Growing } from "./adversarial-texts.ts";

/** Maximum of read characters: per character of the text, and a constant. */
export interface Bound {
  readonly each: number;
  readonly fixed: number;
}

/** The most expensive text, for the report. */
export interface MostExpensive {
  perCharacter: number;
  title: string;
}

/**
 * At every length each text is within the bound. If the length doubles, the most expensive text costs little more than
 * twice as much.
 */
export function expectLinear(
  texts: readonly Growing[],
  lengths: readonly number[],
  costOf: (text: string) => number,
  bound: Bound,
  mostExpensive: MostExpensive,
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
      if (perCharacter > mostExpensive.perCharacter) Object.assign(mostExpensive, { perCharacter, title });
      most.cost = Math.max(most.cost, cost);
      most.length = Math.max(most.length, text.length);
    }
    if (most.cost > 1.1 * before.cost * (most.length / before.length) + bound.fixed) {
      expect.fail(`${JSON.stringify(before)} grew to ${JSON.stringify(most)}: ${texts[0]?.title ?? ""}`);
    }
    before = most;
  }
}
