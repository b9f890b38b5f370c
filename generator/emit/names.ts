import { compareCodePoints } from "./emit-files.ts";

/** TypeScript forbids the first two in an enum, and assigning the third to the enum's object would be lost. */
const IMPOSSIBLE_MEMBERS: readonly string[] = ["NaN", "Infinity", "__proto__"];

/** Enum members by official name: the name itself, with `_` appended to the three that an enum cannot have. */
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

/**
 * The heading's name of the error, if it says more than the official name: the Chinese name, or a sentence. Undefined
 * for `-1021 INVALID_TIMESTAMP` and for `-1008 Request Throttled`.
 */
export function publishedName(
  title: string | undefined,
  entry: { readonly code: number; readonly name: string },
): string | undefined {
  if (title === undefined) return undefined;
  const code = String(entry.code);
  const trimmed = title.trim();
  const rest = trimmed.startsWith(code) ? trimmed.slice(code.length).trim() : trimmed;
  return letters(rest) === letters(entry.name) || letters(rest) === "" ? undefined : rest;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
