import { join } from "node:path";
import { Script } from "node:vm";
import { Project, ts } from "ts-morph";
import { describe, expect, test } from "vitest";
import { PROJECT } from "../support/checkout.ts";
import * as counter from "./count-characters.ts";
import { COUNTED_METHODS, countedSource } from "./counted-source.ts";

function cost(action: () => unknown): number {
  const before = counter.countedCharacters();
  action();
  return counter.countedCharacters() - before;
}

/** Runs counted JavaScript that defines `run`. */
function run(source: string, ...args: readonly unknown[]): unknown {
  const counted = countedSource("/a.ts", `${source}\nresult = run(...args);`).replace(/^import.*\n/u, "");
  const script = ts.transpile(counted, { target: ts.ScriptTarget.ES2023 });
  const made: unknown = new Script(`($counter, args) => { let result; ${script}; return result; }`).runInThisContext();
  if (typeof made !== "function") throw new Error("A function was written");
  return Reflect.apply(made, undefined, [counter, args]);
}

describe("cost of reading characters", () => {
  test.each<[string, string, unknown, number]>([
    ["one character", "const run = (t) => t.charCodeAt(2);", "abcdef", 1],
    ["a comparison up to the first difference", 'const run = (t) => t === "abcxef";', "abcdef", 4],
    ["a comparison of other lengths", 'const run = (t) => t !== "abc";', "abcdef", 1],
    ["a search from its start to where it has found", 'const run = (t) => t.indexOf("de", 1);', "abcdef", 4],
    ["a search in vain", 'const run = (t) => t.indexOf("x", 2);', "abcdef", 5],
    ["a search whose beginning is everywhere", 'const run = (t) => t.includes("aab");', "aaaaaa", 3 * 5 + 2 + 1],
    ["a beginning", 'const run = (t) => t.startsWith("abx");', "abcdef", 3],
    ["a copy", "const run = (t) => t.slice(1, 5);", "abcdef", 4],
    ["pieces", 'const run = (t) => t.split(",");', "a,b,c", 5 + 3],
    ["an expression up to the end of its match", "const run = (t) => /c/.test(t);", "abcdef", 4],
    ["an expression in vain", "const run = (t) => /x/.exec(t);", "abcdef", 7],
    ["a look-up", "const run = (t) => new Map().get(t);", "abcdef", 6],
    ["a text put together", 'const run = (t) => t + "x";', "abcdef", 7],
    ["the same in backticks", "const run = (t) => `${t}x`;", "abcdef", 7],
    ["a text in a list", 'const run = (t) => ["abc", "abcdef"].includes(t);', "abcdef", 1 + 7],
    ["a parsed text", "const run = (t) => JSON.parse(t);", "[1,2]", 5],
    ["nothing but figures", "const run = (t) => t.length * 2 + 1;", "abcdef", 0],
  ])("%s", (_, source, text, expected) => {
    expect(cost(() => run(source, text))).toBe(expected);
  });

  test("a counted text gives the same result as a plain one", () => {
    const source = `const run = (t) => [t.trim(), t.split(","), t.replace(/b/g, "x"), t.lastIndexOf("b"), t?.at(-1),
      [...t.matchAll(/[ab]/g)].map((m) => m[0]).join(""), t === " a,b,b ", t.endsWith("b "), Number("7") + 1];`;
    expect(run(source, " a,b,b ")).toEqual(["a,b,b", [" a", "b", "b "], " a,x,x ", 5, " ", "abb", true, true, 8]);
  });
});

test("quadratic code is found", () => {
  const source = 'const run = (t) => { let n = 0; for (let i = 0; i < t.length; i += 1) n += t.indexOf("x", i); };';
  const [short, long] = [1000, 2000].map((length) => cost(() => run(source, "a".repeat(length)))) as [number, number];
  expect(long / short).toBeGreaterThan(3.9);
});

test("no method of a text that src calls is left uncounted", () => {
  const own = [...Object.getOwnPropertyNames(String.prototype), ...Object.getOwnPropertyNames(RegExp.prototype)];
  const uncounted = new Set(own.filter((name) => !COUNTED_METHODS.has(name)));
  for (const free of ["constructor", "toString", "valueOf", "length", "flags", "source", "global"])
    uncounted.delete(free);
  const project = new Project({ skipLoadingLibFiles: true, skipFileDependencyResolution: true });
  const files = project.addSourceFilesAtPaths([`${join(PROJECT, "src")}/**/*.ts`, `!${join(PROJECT, "src/cli")}/**`]);
  const calls = files.flatMap((file) =>
    file
      .getDescendantsOfKind(ts.SyntaxKind.CallExpression)
      .map((call) => call.getExpression())
      .filter((callee) => callee.isKind(ts.SyntaxKind.PropertyAccessExpression) && uncounted.has(callee.getName()))
      .map((callee) => `${file.getBaseName()}: ${callee.getText()}`),
  );
  expect(files.length).toBeGreaterThan(40);
  expect(calls).toEqual([]);
});
