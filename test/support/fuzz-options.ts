import { fuzzRuns } from "./fuzz-runs.ts";

/** Options of a property: `FUZZ_RUNS` cases instead of what CI tries, from `FUZZ_SEED` where a run is to be repeated. */
export function fuzzOptions(inCi: number): { readonly numRuns: number; readonly seed?: number } {
  const seed = Number(process.env["FUZZ_SEED"] ?? Number.NaN);
  return { numRuns: fuzzRuns(inCi), ...(Number.isInteger(seed) ? { seed } : {}) };
}
