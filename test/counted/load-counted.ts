import type { FamilyMatcher } from "../../src/match/family-matcher.ts";
import type { matchTemplate } from "../../src/match/match-template.ts";
import type { allTables } from "../../generated/tables/all.ts";
import type { createParser } from "../../src/parser.ts";
import type { errorsInText } from "../../src/explain/find.ts";
import { countedBuild } from "./counted-build.ts";

/** The runtime in a build that counts the characters that it reads. */
export interface Counted {
  readonly allTables: typeof allTables;
  readonly createParser: typeof createParser;
  readonly errorsInText: typeof errorsInText;
  readonly FamilyMatcher: typeof FamilyMatcher;
  readonly matchTemplate: typeof matchTemplate;
  readonly countedCharacters: () => number;
}

const EXPORTS = `
export { allTables } from "../generated/tables/all.ts";
export { createParser } from "./parser.ts";
export { errorsInText } from "./explain/find.ts";
export { FamilyMatcher } from "./match/family-matcher.ts";
export { matchTemplate } from "./match/match-template.ts";
`;

export async function loadCounted(): Promise<Counted> {
  const code = await countedBuild(EXPORTS);
  // The built module gets its types here: it exports the names in EXPORTS.
  return (await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`)) as Counted;
}

/** Characters read by an action. */
export function costOf({ countedCharacters }: Counted, action: () => unknown): number {
  const before = countedCharacters();
  action();
  return countedCharacters() - before;
}
