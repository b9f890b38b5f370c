import fc from "fast-check";
import { expect, test } from "vitest";
import type { ParameterType } from "../../generator/catalog-model.ts";
import { parseError } from "../../src/index.ts";
import { matchTemplate } from "../../src/match/match-template.ts";
import { makeError } from "../../src/testing.ts";
import { fill } from "../src/catalog.ts";
import { fuzzOptions } from "../support/fuzz-runs.ts";
import { type CompiledTemplate, compiledTemplates } from "./compiled-templates.ts";
import { pick, valueText } from "./fuzz-values.ts";

const TEMPLATES = (await compiledTemplates()).filter(({ message }) => message.parameters.length > 0);

type Loose = (family: string, name: string, params: object, options: object) => ReturnType<typeof makeError>;
// The types know every name; here the names come from the catalog.
const make = makeError as unknown as Loose;

/** The value in `params`. */
function typed(type: ParameterType, text: string): unknown {
  if (type === "boolean") return text === "true";
  if (type !== "integer" && type !== "decimal" && type !== "timestamp") return text;
  const number = Number(text);
  return text.trim() === "" || !Number.isFinite(number) ? text : number + 0;
}

/** The expected values by name, with an interval's milliseconds if it has any. */
function expectParams(
  one: CompiledTemplate,
  values: readonly string[],
  params: Readonly<Record<string, unknown>>,
): void {
  const names = new Set<string>();
  for (const [index, { name, type }] of one.message.parameters.entries()) {
    names.add(name);
    expect(params[name], name).toBe(typed(type, values[index] ?? ""));
    if (type !== "interval") continue;
    names.add(`${name}Ms`);
    expect(["undefined", "number"]).toContain(typeof params[`${name}Ms`]);
  }
  expect(Object.keys(params).filter((name) => !names.has(name))).toEqual([]);
}

test("makeError, as an object, as JSON or as a body: parseError returns the parameters", () => {
  const options = fuzzOptions(3000);
  let same = 0;
  fc.assert(
    fc.property(fc.nat(), fc.array(pick, { minLength: 6, maxLength: 6 }), (at, chosen) => {
      const one = TEMPLATES[at % TEMPLATES.length];
      if (one === undefined) throw new Error("There are templates");
      const { family, name, code, message, plan } = one;
      const literals = message.segments.filter((part) => typeof part === "string");
      const values = message.parameters.map(({ type }, index) =>
        valueText(type, chosen[index] ?? { choice: 0, text: "" }, literals),
      );
      const params = Object.fromEntries(message.parameters.map((parameter, index) => [parameter.name, values[index]]));
      const made = make(family, name, params, { message: message.id, now: 0 });
      expect(made.body).toEqual({ code, msg: fill(message, values) });
      if (JSON.stringify(matchTemplate(plan, made.body.msg)) !== JSON.stringify(values)) return;
      for (const input of [made, made.body, JSON.stringify(made.body)]) {
        const error = parseError(input, { family, now: 0 });
        const template = error?.template ?? null;
        expect(template, made.body.msg).not.toBeNull();
        if (template?.id !== message.id || template.code !== code) continue;
        same += 1;
        expect(template.values).toEqual(values);
        expectParams(one, values, error?.params ?? {});
      }
    }),
    options,
  );
  expect(same).toBeGreaterThan(options.numRuns / 2);
});
