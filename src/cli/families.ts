import type { FamilyId } from "../result.ts";

/** Every family, in the order in which answers name them, with the other words that mean it. */
const FAMILY_WORDS: Readonly<Record<FamilyId, readonly string[]>> = {
  spot: ["api"],
  "usds-futures": ["fapi", "usdm", "um"],
  "coin-futures": ["dapi", "coinm", "cm"],
  options: ["eapi"],
  "portfolio-margin": ["papi", "pm"],
  sapi: ["wapi", "margin", "wallet"],
  "binance-us": ["us"],
};

// The record's type says that its keys are exactly the families.
export const FAMILY_IDS = Object.keys(FAMILY_WORDS) as readonly FamilyId[];

/** The family that a word of the command line means: its id, or its base path; null for any other word. */
export function familyOfWord(word: string): FamilyId | null {
  const wanted = word.toLowerCase().replace(/^\/|\/$/gu, "");
  return FAMILY_IDS.find((family) => family === wanted || FAMILY_WORDS[family].includes(wanted)) ?? null;
}
