/**
 * How many cases a test tries: `FUZZ_RUNS` where it is set (a long run by hand), else what CI can afford.
 * A test over a finite list of points takes it as "at most so many, spread evenly".
 */
export function fuzzRuns(inCi: number): number {
  const asked = process.env["FUZZ_RUNS"];
  if (asked === undefined || asked === "") return inCi;
  const runs = Number(asked);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`FUZZ_RUNS must be a whole number above 0, not "${asked}".`);
  return runs;
}

/**
 * Options of a property: `FUZZ_RUNS` cases instead of what CI tries, from `FUZZ_SEED` where a run is to be repeated.
 * A case that costs as much as so many others counts as so many.
 */
export function fuzzOptions(inCi: number, costs = 1): { readonly numRuns: number; readonly seed?: number } {
  const seed = Number(process.env["FUZZ_SEED"] ?? Number.NaN);
  const numRuns = Math.ceil(fuzzRuns(inCi * costs) / costs);
  return { numRuns, ...(Number.isInteger(seed) ? { seed } : {}) };
}

/** At most so many of the items, spread evenly, the first and the last among them. */
export function spread<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  if (most < 2) return items.slice(0, most);
  const step = (items.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => items[Math.round(index * step)]).filter(
    (item) => item !== undefined,
  );
}
