import { describe, expect, test, vi } from "vitest";
import { backoff } from "../../src/recovery/delay.ts";

const of = (attempt: number, least: number, chance: number, more: object = {}): number =>
  backoff(attempt, least, { random: () => chance, ...more });

describe("how long a retry waits", () => {
  test.each([
    ["half of it is certain", of(1, 0, 0), 250],
    ["half of it is chance", of(1, 0, 0.5), 375],
    ["all of it", of(1, 0, 1), 500],
    ["doubled", of(2, 0, 1), 1000],
    ["and again", of(5, 0, 0), 4000],
    ["up to half a minute", of(50, 0, 1), 30_000],
    ["however many attempts", of(5000, 0, 1), 30_000],
    ["rounded", of(1, 0, 0.001), 250],
    ["own base", of(2, 0, 1, { baseDelayMs: 7 }), 14],
    ["no base", of(2, 0, 1, { baseDelayMs: 0 }), 0],
    ["own cap", of(9, 0, 1, { maxDelayMs: 900 }), 900],
    ["a base below zero is ignored", of(1, 0, 1, { baseDelayMs: -1 }), 500],
    ["a base that is not a number is ignored", of(1, 0, 1, { baseDelayMs: Number.NaN }), 500],
    ["an endless cap is ignored", of(50, 0, 1, { maxDelayMs: Number.POSITIVE_INFINITY }), 30_000],
    ["chance below zero", of(1, 0, -1), 375],
    ["chance above one", of(1, 0, 2), 375],
    ["no number by chance", of(1, 0, Number.NaN), 375],
    ["what the exchange asked for, at the least", of(1, 4000, 0), 4000],
    ["and up to a second more", of(3, 4000, 1), 5000],
    ["and as long as any other repeat", of(9, 4000, 0), 15_000],
    ["or as much as the first wait", of(1, 4000, 1), 4500],
    ["half of that by chance", of(1, 4000, 0.5), 4250],
    ["never rounded down", of(1, 4000.2, 0), 4001],
    ["not capped", of(1, 400_000, 0), 400_000],
  ])("%s", (_, found, expected) => {
    expect(found).toBe(expected);
  });

  test("the machine's random numbers unless given", () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    expect(backoff(1, 0, {})).toBe(500);
  });

  test("31 attempts double no further, however small the base", () => {
    const tiny = { baseDelayMs: 1e-9, maxDelayMs: 1e9 };
    expect(of(31, 0, 1, tiny)).toBe(Math.round(1e-9 * 2 ** 30));
    expect(of(200, 0, 1, tiny)).toBe(of(31, 0, 1, tiny));
    expect(of(30, 0, 1, { baseDelayMs: 1, maxDelayMs: 1e12 })).toBe(2 ** 29);
  });
});
