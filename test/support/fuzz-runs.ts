/**
 * Number of cases of a test: `FUZZ_RUNS` if it is set (a long manual run), else a number for CI. A test over a finite
 * list uses it as a maximum, spread evenly.
 */
export function fuzzRuns(inCi: number): number {
  const asked = process.env["FUZZ_RUNS"];
  if (asked === undefined || asked === "") return inCi;
  const runs = Number(asked);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`FUZZ_RUNS must be a whole number above 0, not "${asked}".`);
  return runs;
}

/**
 * Options of a property: `FUZZ_RUNS` cases instead of CI's number, from `FUZZ_SEED` to repeat a run. An expensive case
 * counts as several.
 */
export function fuzzOptions(inCi: number, costs = 1): { readonly numRuns: number; readonly seed?: number } {
  const seed = Number(process.env["FUZZ_SEED"] ?? Number.NaN);
  const numRuns = Math.ceil(fuzzRuns(inCi * costs) / costs);
  return { numRuns, ...(Number.isInteger(seed) ? { seed } : {}) };
}

/** At most this many items, spread evenly, including the first and the last. */
export function spread<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  if (most < 2) return items.slice(0, most);
  const step = (items.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => items[Math.round(index * step)]).filter(
    (item) => item !== undefined,
  );
}
