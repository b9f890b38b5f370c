import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { patternOf } from "../../generator/emit/patterns.ts";
import { matchTemplate } from "../../src/match/match-template.ts";
import { planSegments } from "../../src/match/template.ts";
import { planTemplate, type TemplatePlan } from "../../src/match/template.ts";
import { fuzzOptions } from "../support/fuzz-runs.ts";
import { fill } from "../src/catalog.ts";
import { compiledTemplates } from "./compiled-templates.ts";
import { pick, valueText } from "./fuzz-values.ts";
import { mutated, mutations } from "./mutate-text.ts";
import { randomTemplate } from "./random-template.ts";

const TEMPLATES = await compiledTemplates();
const picks = fc.array(pick, { minLength: 6, maxLength: 6 });

type Worded = Pick<(typeof TEMPLATES)[number]["message"], "segments" | "parameters">;

/** Results of the two recognisers: the values, or null if the text does not match. */
function expectAgreement(pattern: RegExp, plan: TemplatePlan, text: string): boolean {
  const found = pattern.exec(text);
  const values = found === null ? null : Object.values(found.groups ?? {});
  expect(matchTemplate(plan, text), `${String(pattern)} on ${JSON.stringify(text)}`).toEqual(values);
  return found !== null;
}

function filled({ segments }: Worded, values: readonly string[]): string {
  return segments.map((part) => (typeof part === "string" ? part : (values[part] ?? ""))).join("");
}

function valuesFor({ segments, parameters }: Worded, chosen: readonly { choice: number; text: string }[]): string[] {
  const literals = segments.filter((part) => typeof part === "string");
  return parameters.map(({ type }, index) => valueText(type, chosen[index] ?? { choice: 0, text: "" }, literals));
}

describe("the published expression and the matcher accept the same texts and read the same values", () => {
  test("of the catalog's templates", () => {
    let accepted = 0;
    const options = fuzzOptions(4000);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), picks, mutations, (at, otherAt, chosen, changes) => {
        const { message, pattern, plan } = TEMPLATES[at % TEMPLATES.length] ?? never();
        const other = TEMPLATES[otherAt % TEMPLATES.length]?.message.text ?? "";
        const text = mutated(fill(message, valuesFor(message, chosen)), changes, other);
        if (expectAgreement(pattern, plan, text)) accepted += 1;
      }),
      options,
    );
    // Texts that neither accepts prove little.
    expect(accepted).toBeGreaterThan(options.numRuns / 5);
  });

  test("of any template that a page may have tomorrow", () => {
    let accepted = 0;
    const options = fuzzOptions(4000);
    fc.assert(
      fc.property(randomTemplate, picks, mutations, ({ message, field }, chosen, changes) => {
        const pattern = new RegExp(patternOf(message));
        const plan = planTemplate(planSegments(field));
        const text = mutated(filled(message, valuesFor(message, chosen)), changes, message.text);
        if (expectAgreement(pattern, plan, text)) accepted += 1;
      }),
      options,
    );
    expect(accepted).toBeGreaterThan(options.numRuns / 10);
  });

  // The expression backtracked where the matcher did not: "1.5" is a decimal, and also a digit, a dot and a digit.
  test.each([
    ["|da|.|ib|", "1.5", ["1", "5"]],
    ["|da|.|ib|", "1.5.2", null],
    ["|da|.", "1.5.", ["1.5"]],
    ["|pa|.|sb|", "a.b.c", ["a", "b.c"]],
    ["IP |pa|. Please", "IP 203.0.113.7. Please", ["203.0.113.7"]],
  ])("%s on %s", (field, text, values) => {
    expect(matchTemplate(planTemplate(planSegments(field)), text)).toEqual(values);
  });
});

function never(): never {
  throw new Error("There are templates");
}
