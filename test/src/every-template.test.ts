import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { patternOf } from "../../generator/emit/patterns.ts";
import { classify, parseError } from "../../src/index.ts";
import { fill, MESSAGES } from "./catalog.ts";
import { valuesOf } from "./values.ts";

const TEMPLATES = MESSAGES.filter(({ message }) => message.parameters.length > 0);
const LITERALS = MESSAGES.filter(({ message }) => message.parameters.length === 0);

describe("every message of the catalog is recognised", () => {
  test("without parameters, to the letter", () => {
    for (const { family, code, message } of LITERALS) {
      const found = classify(family, code, message.text);
      expect(found?.template?.text, `${family} ${String(code)} ${message.text}`).toBe(message.text);
      expect(found?.match).toBe("exact");
    }
  });

  test("with random parameters, which come back exactly", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TEMPLATES).chain((one) => fc.tuple(fc.constant(one), valuesOf(one.message))),
        ([{ family, code, message }, values]) => {
          const text = fill(message, values);
          const found = classify(family, code, text);
          expect(found?.match, text).toBe(literalOf(family, code, text) ? "exact" : "template");
          if (found?.template?.id === message.id) expect(found.template.values).toEqual(values);
          else expect(refill(found?.template?.text ?? "", found?.values ?? [], family, code)).toBe(text);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test("with the example's parameters each at least once, under its own id", () => {
    for (const { family, code, message } of TEMPLATES) {
      const [values = []] = fc.sample(valuesOf(message), { numRuns: 1, seed: 7 });
      const found = classify(family, code, fill(message, values));
      expect(found?.template, `${family} ${String(code)} ${message.text}`).not.toBeNull();
    }
  });

  test("the pattern and the matcher agree on texts of the template and on broken ones", () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...TEMPLATES)
          .chain((one) => fc.tuple(fc.constant(one), valuesOf(one.message), fc.nat(), fc.string({ maxLength: 3 }))),
        ([{ family, code, message }, values, where, insertion]) => {
          const whole = fill(message, values);
          const at = where % (whole.length + 1);
          const text = whole.slice(0, at) + insertion + whole.slice(at);
          const groups = new RegExp(patternOf(message)).exec(text)?.groups;
          const found = classify(family, code, text);
          const isThis = found?.match === "template" && found.template?.id === message.id;
          if (isThis) expect(Object.values(groups ?? {}), text).toEqual(found.template.values);
          else if (groups !== undefined) expect(["exact", "template"], text).toContain(found?.match);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

test("ids of the runtime are the catalog's", () => {
  for (const { family, code, message } of LITERALS) {
    const error = parseError({ code, msg: message.text }, { family });
    const same = MESSAGES.filter(
      (one) => one.family === family && one.code === code && one.message.text === message.text,
    );
    expect(same.map((one) => one.message.id)).toContain(error?.template?.id);
  }
});

function literalOf(family: string, code: number, text: string): boolean {
  return LITERALS.some((one) => one.family === family && one.code === code && one.message.text === text);
}

/** Another template of the code can have the same text; then that one must return it. */
function refill(template: string, values: readonly string[], family: string, code: number): string {
  const found = MESSAGES.find((one) => one.family === family && one.code === code && one.message.text === template);
  return found === undefined ? template : fill(found.message, values);
}
