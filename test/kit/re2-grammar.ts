/**
 * The part of the regular expressions' syntax that RE2, Rust, Go, Python, Java, .NET, PCRE and JavaScript read in the
 * same way: no look-around, no back-reference, no named group, no class that is wider in some language (`\d` in Python
 * is any digit of Unicode), only escapes of ASCII marks and `\xHH`, repetition up to 1,000. Returns the first part
 * outside of it, or null.
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
