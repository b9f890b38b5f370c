import fc from "fast-check";

/** One change to a text, at a position modulo its length. */
export interface Mutation {
  readonly kind: number;
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const SPACES = [" ", "\t", "\n", "\r\n", "\u00a0", "\u3000", "\u2028", "\u200b", "  "];
const QUOTES = ["'", '"', "`", "\u2018", "\u2019", "\u201c", "\\", '\\"'];
const PUNCTUATION = [".", "..", ",", ":", ";", "-", "_", "*", "%s", "{0}", "\u3002", "\uff05s"];
const OTHERS = ["0", "9", "e", "E5", "\u0000", "\u001b[31m", "\u202e", "\ud83d\ude00", "\ud800", "\u0130", "\u017f"];
const PIECES = [...SPACES, ...QUOTES, ...PUNCTUATION, ...OTHERS];

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.nat(9),
  at: fc.nat(400),
  length: fc.nat(12),
  text: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3, unit: "binary" })),
});

/** None in a third of the cases, so that exact texts stay frequent. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.oneof(
  fc.constant([]),
  fc.array(mutation, { minLength: 1, maxLength: 1 }),
  fc.array(mutation, { maxLength: 4 }),
);

export function mutated(text: string, changes: readonly Mutation[], other: string): string {
  return changes.reduce((changing, change) => mutatedOnce(changing, change, other), text);
}

function mutatedOnce(text: string, { kind, at, length, text: piece }: Mutation, other: string): string {
  const start = at % (text.length + 1);
  const [before, after] = [text.slice(0, start), text.slice(start)];
  switch (kind) {
    case 0:
      return before + after.slice(length);
    case 1:
      return before + piece + after;
    case 2:
      return before + piece + after.slice(1);
    case 3:
      return before + swapCase(after.slice(0, length)) + after.slice(length);
    case 4:
      return text + piece;
    case 5:
      return piece + text;
    case 6:
      return before + other + after;
    case 7:
      return before + other.slice(length);
    case 8:
      return before + after.slice(0, length).repeat(3) + after;
    default:
      return text.replaceAll("'", piece);
  }
}

function swapCase(text: string): string {
  const upper = text.toUpperCase();
  return text === upper ? text.toLowerCase() : upper;
}
