import fc from "fast-check";
import type { ParameterType } from "../../generator/catalog-model.ts";

/** Parts of a value, independent of its type, so that one arbitrary works for all templates. */
export interface Pick {
  readonly choice: number;
  readonly text: string;
}

export const pick: fc.Arbitrary<Pick> = fc.record({
  choice: fc.nat(999),
  text: fc.string({ maxLength: 12, unit: "binary" }),
});

const DIGITS = "12345678901234567890123456789012345";
const INTEGERS = ["0", "7", "-5", "00012", "-", DIGITS.slice(0, 15), DIGITS.slice(0, 20), DIGITS.slice(0, 21), "5.0"];
const DECIMALS = [
  "1",
  "12",
  "0.1978200",
  "57207.63",
  "1E-7",
  "-0.5",
  "5.",
  ".5",
  "1e",
  "1e+3",
  "1e999",
  "-0",
  "-0.0",
  "1.5e1234",
  "1.5.2",
  DIGITS,
];
const TIMES = ["1700000000000", "1700000000", "170000000", DIGITS.slice(0, 17), DIGITS.slice(0, 18), "-1700000000000"];
const ADDRESSES = [
  "a",
  "203.0.113.7",
  "2001:db8::7",
  "203.0.113.*",
  "203.0.113.7.",
  "a-b_c",
  "-a",
  "...",
  "1".repeat(65),
];
const INTERVALS = ["10 SECOND", "MINUTE", "5 HOURS", "10  SECOND", "10", "1234567890 DAY", "1ABCDEFGHIJKLM", "1 DAY "];
const TEXTS = [
  "signature",
  "BTCUSDT",
  "x",
  "a b",
  "^[0-9]{1,20}$",
  "\u00fc",
  "\ud83d\ude00",
  "\ud800",
  "a\nb",
  "",
  " ",
];

const TABLES: Readonly<Record<ParameterType, readonly string[]>> = {
  integer: INTEGERS,
  decimal: DECIMALS,
  timestamp: TIMES,
  ip: ADDRESSES,
  interval: INTERVALS,
  boolean: ["true", "false", "True", "falsetrue"],
  string: TEXTS,
  list: ["'a', 'b'", "a,b", ...TEXTS],
};
const EVERYTHING = Object.values(TABLES).flat();

/** A text for a parameter: mostly of its type, a limit of the type, or with the literals around it in the template. */
export function valueText(type: ParameterType, { choice, text }: Pick, literals: readonly string[]): string {
  const table = TABLES[type];
  const way = choice % 10;
  const index = Math.floor(choice / 10);
  const literal = literals[index % Math.max(literals.length, 1)] ?? "";
  if (way === 0) return text;
  if (way === 1) return literal;
  if (way === 2) return text + literal.charAt(0) + text;
  if (way === 3) return EVERYTHING[index % EVERYTHING.length] ?? "";
  return table[index % table.length] ?? "";
}
