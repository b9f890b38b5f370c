import type { Block } from "../blocks/block.ts";
import { readCodeHeading } from "./heading.ts";

/** How many of a family's own codes and names a page must have, and others not, to be told by them. */
const ENOUGH = 3;

/**
 * Codes that one family alone has on every recording since 2024, in either language; with the name where another
 * family gives the code another one. Old spot lists and Binance.US have none: they are forks of one list.
 */
const OWN: Readonly<Record<string, readonly string[]>> = {
  spot: ["-1152", "-1153", "-1155", "-1158", "-1160", "-1169", "-1178", "-1183"],
  "usds-futures": ["-4109", "-4116", "-4117", "-4168", "-4169", "-4170", "-4203", "-4400", "-5024", "-5037"],
  "coin-futures": ["-4089", "-4090", "-4110", "-4111", "-4112", "-4113", "-4150", "-4151", "-4178", "-4194"],
  options: [
    "-1129",
    "-1128 BAD_CONTRACT",
    "-2015 INVALID_API_KEY",
    "-4030 INVALID_QTY_PRECISION",
    "-6002",
    "-6010",
    "-6021",
  ],
  "portfolio-margin": ["-51078", "-51007", "-5041 TOO_MANY_REQUESTS_IN_QUEUE"],
  sapi: ["-3000", "-3001", "-3002", "-3005", "-3010", "-3013", "-3020", "-3024"],
};

/** The family whose own codes a page has, or null where that is not clear. */
export function familyByShape(blocks: readonly Block[]): string | null {
  const titles = new Set<string>();
  for (const block of blocks) {
    const title = block.kind === "heading" ? readCodeHeading(block.text) : null;
    if (title !== null) {
      for (const code of title.codes) titles.add(String(code)).add(`${String(code)} ${title.name ?? ""}`);
    }
  }
  const scores = Object.entries(OWN).map(([family, own]) => ({
    family,
    score: own.filter((title) => titles.has(title)).length,
  }));
  const [best, second] = scores.toSorted((a, b) => b.score - a.score);
  return best !== undefined && best.score >= ENOUGH && best.score > 2 * (second?.score ?? 0) ? best.family : null;
}
