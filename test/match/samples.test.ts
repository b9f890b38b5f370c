import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { MAY_BE_KNOWN, MAY_HAVE_TAIL, Samples } from "../../src/match/samples.ts";
import { TAILS } from "../../src/match/tails.ts";

const text = fc.string({ maxLength: 120 });

/** Of all that the filter may get wrong, only this loses anything: a text of the family that is turned away. */
property.prop([fc.array(text, { maxLength: 5 }), text, text])(
  "a known text is never turned away",
  (others, known, rest) => {
    const added = (add: (samples: Samples) => void): Samples => {
      const samples = new Samples();
      for (const other of others) samples.addWhole(other);
      add(samples);
      return samples;
    };
    const known3 = `${known}abc`;
    expect(
      added((samples) => {
        samples.addWhole(known);
      }).hints(known) & MAY_BE_KNOWN,
    ).toBe(MAY_BE_KNOWN);
    expect(
      added((samples) => {
        samples.addStart(`abc${known}`);
      }).hints(`abc${known}${rest}`) & MAY_BE_KNOWN,
    ).toBe(MAY_BE_KNOWN);
    expect(
      added((samples) => {
        samples.addEnd(known3);
      }).hints(rest + known3) & MAY_BE_KNOWN,
    ).toBe(MAY_BE_KNOWN);
  },
);

test.each([
  "INVALID symbol",
  "'Invalid symbol'",
  "I'nvalid symbo'l",
  "In'valid symb'ol",
  "  'invalid' symbol.",
  "in-va-lid symbol",
  "Invalid symbol. ",
])("nor is it in other clothes: %j", (written) => {
  const samples = new Samples();
  samples.addWhole("Invalid symbol.");
  expect(samples.hints(written) & MAY_BE_KNOWN).toBe(MAY_BE_KNOWN);
});

test.each(TAILS.map((tail) => [`x ${tail}`]).concat([["x ip: 1.1.1.1"], ["x 2001:db8::abc."], ["x 1.1.1.*"]]))(
  "nor one with a tail or an address: %j",
  (written) => {
    expect(new Samples().hints(written) & MAY_HAVE_TAIL).toBe(MAY_HAVE_TAIL);
  },
);

test("strangers are", () => {
  const samples = new Samples();
  samples.addWhole("Invalid symbol.");
  samples.addStart("Filter failure: ");
  samples.addEnd(" is not supported.");
  const strangers = [
    "",
    "abc",
    "Nobody has seen this",
    "Invalid quantity",
    "Bad symbol",
    "7",
    "x.zzz",
    "is not supporting",
  ];
  expect(strangers.map((stranger) => samples.hints(stranger))).toEqual(strangers.map(() => 0));
});
