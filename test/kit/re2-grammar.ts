/**
 * Checks a pattern against the syntax that RE2, Rust, Go, Python, Java, .NET, PCRE and JavaScript read in the same way.
 * It has no look-around, back-reference or named group. It has no class that differs by language (`\d` in Python is any
 * Unicode digit). It escapes only ASCII marks and `\xHH`. It repeats at most 1,000 times. Returns the first part
 * outside of this syntax, or null.
 */
export function outsideSharedSyntax(pattern: string): string | null {
  const found = /^\^(.*)\$$/su.exec(pattern);
  if (found === null) return "it is not anchored";
  const [, inner = ""] = found;
  let depth = 0;
  for (let at = 0; at < inner.length;) {
    const [token = ""] = TOKEN.exec(inner.slice(at)) ?? [];
    if (token === "") return `"${inner.slice(at, at + 12)}" at ${String(at)}`;
    if (token === "(" || token === "(?:") depth += 1;
    if (token.startsWith(")")) depth -= 1;
    if (depth < 0) return "a group that was never opened";
    const most = /\{\d+,(\d+)\}/u.exec(token)?.[1];
    if (Number(most ?? 0) > 1000) return `the repetition ${token}`;
    at += token.length;
  }
  return depth === 0 ? null : "a group that is never closed";
}

const ESCAPE = String.raw`\\(?:x[0-9a-f]{2}|[\\^$.*+?()[\]{}|])`;
const IN_CLASS = String.raw`(?:\\(?:x[0-9a-f]{2}|[\\^\][&~-])|\\s|\\S|[^\\^\][&~])`;
const REPEAT = String.raw`(?:[*+?]|\{\d+,\d+\})?`;
const TOKEN = new RegExp(
  String.raw`^(?:\(\?:|\((?!\?)|\)${REPEAT}|\||\[\^?${IN_CLASS}+\]${REPEAT}|${ESCAPE}${REPEAT}|[^\\^$.*+?()[\]{}|]${REPEAT})`,
  "u",
);
