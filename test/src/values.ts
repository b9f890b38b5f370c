import fc from "fast-check";
import type { MessageTemplate } from "../../generator/catalog-model.ts";

const digits = (least: number, most: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[1-9][0-9]{${String(least - 1)},${String(most - 1)}}$`));
const WORDS = [
  "signature",
  "BTCUSDT",
  "timeInForce",
  "x",
  "-1",
  "[object Object]",
  "^[0-9]{1,20}$",
  "a && b",
  "ü",
  "0",
];

/** Values of a parameter, as texts, without the character that ends a string. */
export function valueOf(message: MessageTemplate, index: number): fc.Arbitrary<string> {
  const position = message.segments.indexOf(index);
  const next = message.segments[position + 1];
  const isLast = position + 2 >= message.segments.length;
  switch (message.parameters[index]?.type) {
    case "integer":
      return fc.oneof(digits(1, 15), fc.constantFrom("0", "-5"));
    case "decimal":
      return fc.oneof(digits(1, 9), fc.constantFrom("0.1978200", "57207.63", "1E-7", "-0.5"));
    case "timestamp":
      return digits(13, 13);
    case "ip":
      return fc.oneof(fc.ipV4(), fc.ipV6(), fc.constantFrom("203.0.113.7", "203.0.113.*"));
    case "interval":
      return fc.constantFrom("10 SECOND", "1 MINUTE", "1 DAY", "MINUTE", "5 HOURS");
    case "boolean":
      return fc.constantFrom("true", "false");
    default: {
      const stop = typeof next === "string" && !isLast ? next.charAt(0) : "";
      const text = fc.oneof(fc.constantFrom(...WORDS), fc.string({ minLength: 1, maxLength: 30, unit: "binary" }));
      return text.filter((value) => stop === "" || !value.includes(stop));
    }
  }
}

export function valuesOf(message: MessageTemplate): fc.Arbitrary<readonly string[]> {
  return fc.tuple(...message.parameters.map((_, index) => valueOf(message, index)));
}
