/**
 * What a reader sees of a text: no zero-width characters, wrapped lines joined by one space, lines that the page
 * itself breaks (`<br>`, a hard break) kept. Runs of spaces inside a line stay as they are.
 * Everything here is linear: a page may hold a megabyte of spaces, on which `/ *\n/` would be quadratic.
 */

// U+200B is the label of Docusaurus' heading links, U+FEFF a byte order mark that a file was joined with.
const INVISIBLE = /[\u0000\u200B\u2060\uFEFF]/gu;

export function dropInvisible(text: string): string {
  return text.replace(INVISIBLE, "");
}

/** Joins the lines of wrapped source text by one space, as every renderer does. */
export function unwrap(source: string): string {
  if (!/[\n\r\t]/u.test(source)) return source;
  const lines = source.replace(/\t/gu, " ").split(/\r\n|\n|\r/u);
  return lines.map((line, index) => trimInner(line, index, lines.length)).join(" ");
}

/** Tidies a finished text: each line trimmed, empty lines removed, invisible characters gone. */
export function finishText(text: string): string {
  const visible = dropInvisible(text);
  if (!visible.includes("\n")) return visible.trim();
  return visible
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

/** Only the ends at a wrap are trimmed: a text node's outer spaces belong to its neighbours. */
function trimInner(line: string, index: number, count: number): string {
  const start = index === 0 ? line : line.trimStart();
  return index === count - 1 ? start : start.trimEnd();
}
