import type { Segment } from "../../src/match/template.ts";

/** A text of any length. */
export interface Growing {
  readonly title: string;
  readonly make: (length: number) => string;
}

/** Pieces of values that keep a matcher busy as long as possible. */
const UNITS = ["7", " ", "'", "a", "A.", ".", "-", "(", "\u00e9"] as const;

/**
 * Texts that nearly match a template, as long as possible: each value in turn is made of digits, spaces, quotes, or the
 * beginning of the next literal. The text is cut there, continues correctly, ends with a wrong character, or has the
 * wrong case, which leads to the tolerant comparison.
 */
export function almost(segments: readonly Segment[]): readonly Growing[] {
  const texts: Growing[] = [];
  for (const [index, segment] of segments.entries()) {
    if (typeof segment === "string") continue;
    const head = sampleOf(segments.slice(0, index));
    const tail = sampleOf(segments.slice(index + 1));
    const next = segments[index + 1];
    const literal = typeof next === "string" ? next : " ";
    const [first] = segments;
    for (const unit of [
      ...UNITS,
      literal.slice(0, 1),
      literal.slice(0, -1),
      literal,
      typeof first === "string" ? first : "x",
    ]) {
      if (unit === "") continue;
      const value = (length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
      const title = `${JSON.stringify(unit)} in ${head}…${tail}`;
      texts.push(
        { title: `${title}, cut`, make: (length) => head + value(length) },
        { title: `${title}, whole`, make: (length) => head + value(length) + tail },
        { title: `${title}, wrong end`, make: (length) => `${head}${value(length)}${tail}\u0000` },
        { title: `${title}, wrong case`, make: (length) => (head + value(length) + tail).toUpperCase() },
      );
    }
  }
  return texts;
}

/** Texts that differ from a message only in ignored characters, or continue after its end. */
export function stretched(text: string): readonly Growing[] {
  const middle = text.length >> 1;
  const [left, right] = [text.slice(0, middle), text.slice(middle)];
  return [
    { title: `${text}, repeated`, make: (length) => text.repeat(Math.ceil(length / text.length)).slice(0, length) },
    { title: `${text}, with blanks inside`, make: (length) => left + " ".repeat(length) + right },
    { title: `${text}, with quotes inside`, make: (length) => left + '"'.repeat(length) + right },
    { title: `${text}, with full stops behind`, make: (length) => text + ".".repeat(length) },
    {
      title: `${text}, with more between its ends`,
      make: (length) => left + left.repeat(Math.ceil(length / middle)) + right,
    },
    { title: `${text}, with a tail of blanks`, make: (length) => `${text} Please use ${" ".repeat(length)}bans.` },
  ];
}

function sampleOf(segments: readonly Segment[]): string {
  return segments.map((segment) => (typeof segment === "string" ? segment : "7")).join("");
}
