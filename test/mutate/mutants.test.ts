import { Script } from "node:vm";
import { describe, expect, test } from "vitest";
import { drawSample } from "../../scripts/mutate/draw-sample.ts";
import { instrument, SWITCH } from "../../scripts/mutate/find-mutants.ts";
import { keyOf } from "../../scripts/mutate/journal.ts";

const changes = (text: string): string[] =>
  instrument("x.ts", text, 0).mutants.map(
    ({ start, end, replacement }) => text.slice(0, start) + replacement + text.slice(end),
  );

describe("the mutants of a text", () => {
  test.each([
    ["boundary", "a < b;", ["a <= b;", "a >= b;", "true;", "false;"]],
    ["equality", "a === b;", ["a !== b;", "true;", "false;"]],
    ["logical", "a ?? b;", ["(a) && (b);"]],
    ["arithmetic", "a * b;", ["a / b;"]],
    ["no arithmetic of texts", '"x" + b;', ['"" + b;']],
    ["negation", "!a;", ["a;"]],
    ["a number's sign", "-1;", ["1;"]],
    ["assignment", "a += b;", ["a -= b;"]],
    ["boolean", "f(true);", ["f(false);"]],
    ["string", 'f("x", "");', ['f("", "");', 'f("x", "mutated");']],
    ["template", "f(`a${b}`);", ['f("");']],
    ["array", "f([a], []);", ["f([], []);", 'f([a], ["mutated"]);']],
    ["object", "f({ a });", ["f({});"]],
    ["return", "f(() => a);", ["f((() => undefined));"]],
    ["block", "function f() { g(); }", ["function f() {}"]],
    ["condition", "if (a) ;", ["if (true) ;", "if (false) ;"]],
    ["method", "a.trim();", ["a;"]],
    ["method for its opposite", "a.startsWith(b);", ["a.endsWith(b);"]],
    ["chain", "a?.b?.[c].d;", ["a?.b[c].d;", "a.b?.[c].d;"]],
    [
      "regex",
      "f(/^a+[b]\\d$/u);",
      ["/a+[b]\\d$/u", "/^a[b]\\d$/u", "/^a+[^b]\\d$/u", "/^a+[b]\\D$/u", "/^a+[b]\\d/u"].map((one) => `f(${one});`),
    ],
    ["no types", 'const a: "x" | true = b; type C = "y"; interface D { e: "z" }', []],
    ["no imports, no names", 'import a from "b"; const c = { "d": e };', ['import a from "b"; const c = {};']],
    ["no names in patterns", 'const { "a": b } = c;', []],
    ["no words of bugs", 'throw new Error("x");', []],
    ["no targets", "[a] = b;", []],
  ])("%s", (_, text, expected) => {
    expect(changes(text)).toEqual(expected);
  });
});

describe("a text with all its mutants asleep", () => {
  const source = `
    function sum(list) { let out = 0; for (const one of list) { if (one > 1 && !skip(one)) out += one; } return out; }
    const skip = (one) => one === 3;
    [sum([1, 2, 3, 4]), [" a "].map((one) => one.trim())?.length, /^a*$/.test("aaa")].join();
  `;
  const { text, mutants } = instrument("x.ts", source, 100);
  const run = (active: number | null): unknown => {
    const script = new Script(`(${SWITCH}) => { return eval(${JSON.stringify(text)}) }`);
    // What the script gives is the function just written.
    return (script.runInThisContext() as (isMutant: (id: number) => boolean) => unknown)((id) => id === active);
  };

  test("does what it did", () => {
    expect(run(null)).toBe("6,1,true");
  });

  test("does something else with most of them", () => {
    const noticed = mutants.filter(({ id }) => {
      try {
        return run(id) !== "6,1,true";
      } catch {
        return true;
      }
    });
    expect(mutants.map(({ id }) => id)).toEqual(mutants.map((_, index) => 100 + index).toSorted((a, b) => a - b));
    expect(noticed.length / mutants.length).toBeGreaterThan(0.6);
  });
});

test("every mutant has a key of its own", () => {
  const text = "if (a && b && c) ; f(a < b < c, !!a);";
  const keys = instrument("x.ts", text, 0).mutants.map((mutant) => keyOf(mutant, text));
  expect(new Set(keys).size).toBe(keys.length);
});

test("a sample is the same for the same seed, in order, without doubles", () => {
  const items = Array.from({ length: 500 }, (_, index) => index);
  const sample = drawSample(items, 50, 7);
  expect(sample).toEqual(drawSample(items, 50, 7));
  expect(sample).toEqual([...new Set(sample)].toSorted((a, b) => a - b));
  expect(sample).toHaveLength(50);
  expect(sample).not.toEqual(drawSample(items, 50, 8));
  expect(drawSample(items, 900, 7)).toEqual(items);
});
