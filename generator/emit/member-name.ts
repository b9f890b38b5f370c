import { compareCodePoints } from "./order.ts";

/** TypeScript forbids the first two in an enum, and assigning the third to the enum's object would be lost. */
const IMPOSSIBLE_MEMBERS: readonly string[] = ["NaN", "Infinity", "__proto__"];

/** Enum members by official name: the name itself, with `_` after the three that no enum can have. */
export function memberNames(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(names);
  const members = new Map<string, string>();
  for (const name of names.toSorted(compareCodePoints)) {
    let member = name;
    while (IMPOSSIBLE_MEMBERS.includes(member) || (member !== name && taken.has(member))) member += "_";
    members.set(name, member);
  }
  return members;
}
