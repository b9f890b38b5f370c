import type { Segment } from "../../src/match/template.ts";

/** A text that can be made as long as one wants. */
export interface Growing {
  readonly title: string;
  readonly make: (length: number) => string;
}

/** What a value is made of, to keep a matcher busy for as long as it can be kept. */
const UNITS = ["7", " ", "'", "a", "A.", ".", "-", "(", "\u00e9"] as const;

/**
 * Texts that are almost of a template, for as long as possible: each value in turn grows out of digits, blanks,
 * quotes, or the beginning of what ought to follow it; and the text is cut there, goes on as it should, ends with
 * a wrong character, or has the wrong case, which leads it to the tolerant comparison.
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

/** Texts that differ from a message in what does not matter, or go on where it ends. */
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
