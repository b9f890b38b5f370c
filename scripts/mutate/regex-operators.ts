import type { Replacement } from "./mutant.ts";

/** An escape, a class, a group's opening, a quantifier or one character. */
const TOKEN =
  /\\(?:u[\da-f]{4}|p\{[^}]*\}|[^])|\[(?:\\[^]|[^\]\\])*\]|\((?:\?(?:<?[=!]|:|<\w+>))?|[*+?]\??|\{\d+(?:,\d*)?\}\??|[^]/gi;
const OPPOSITE: Readonly<Record<string, string>> = {
  "\\d": "\\D",
  "\\D": "\\d",
  "\\s": "\\S",
  "\\S": "\\s",
  "\\w": "\\W",
  "\\W": "\\w",
  "\\b": "\\B",
  "(?=": "(?!",
  "(?!": "(?=",
  "(?<=": "(?<!",
  "(?<!": "(?<=",
};

/** Anchors and quantifiers dropped, classes and look-arounds turned round, one at a time. */
export function regexReplacements(literal: string): readonly Replacement[] {
  const end = literal.lastIndexOf("/");
  const flags = literal.slice(end + 1);
  const found: Replacement[] = [];
  for (const { 0: token, index } of literal.slice(1, end).matchAll(TOKEN)) {
    for (const other of othersOf(token)) {
      const pattern = literal.slice(1, 1 + index) + other + literal.slice(1 + index + token.length, end);
      if (compiles(pattern, flags)) found.push({ operator: "regex", text: `/${pattern}/${flags}` });
    }
  }
  return found;
}

function othersOf(token: string): readonly string[] {
  if (token === "^" || token === "$") return [""];
  if (/^(?:[*+?]|\{\d)/.test(token)) return [""];
  if (token.startsWith("[^")) return [`[${token.slice(2)}`];
  if (token.startsWith("[")) return [`[^${token.slice(1)}`];
  return Object.hasOwn(OPPOSITE, token) ? [OPPOSITE[token] ?? ""] : [];
}

function compiles(pattern: string, flags: string): boolean {
  try {
    return pattern !== "" && new RegExp(pattern, flags).flags !== "none";
  } catch {
    // A change that is no expression at all is no mutant.
    return false;
  }
}
