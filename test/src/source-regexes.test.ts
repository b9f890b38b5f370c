import { join } from "node:path";
import { Project } from "ts-morph";
import { expect, test } from "vitest";
import { PROJECT } from "../support/checkout.ts";
import { keyOf, proveLinear, reportProofs } from "../support/prove-linear.ts";
import { regexesIn, sourceRegexes } from "./source-regexes.ts";

const FILE = new URL("source-regex-verdicts.json", import.meta.url);

/** Expressions without proof, because recheck has no automaton for a look-ahead, and why they are safe. */
const UNPROVED: Readonly<Record<string, string>> = {
  "/'[%\\uff05]s'\\.\\.\\.|[%\\uff05][sdb](?![a-wyzA-Z])|\\{[A-Za-z0-9_]+\\}/gu":
    "It looks one character ahead, and only the catalog's own translations are searched with it.",
};

test("every regular expression of src/ is proved to be linear", { timeout: 900_000 }, async () => {
  const { literals, builtAtRunTime } = sourceRegexes(join(PROJECT, "src"));
  expect(builtAtRunTime).toEqual([]);
  expect(literals.length).toBeGreaterThan(80);
  const proofs = await proveLinear(
    literals.map(({ pattern }) => pattern),
    FILE,
  );
  reportProofs(proofs, FILE);
  const places = ([key, verdict]: readonly [string, string]): string =>
    `${verdict}: ${key} in ${literals.flatMap(({ place, pattern }) => (keyOf(pattern) === key ? place : [])).join()}`;
  const others = [...proofs.verdicts].filter(([, verdict]) => verdict !== "linear");
  expect(others.filter(([key]) => !Object.hasOwn(UNPROVED, key)).map(places)).toEqual([]);
  // Remove an exception that is no longer needed.
  expect(others.map(([key]) => key).toSorted()).toEqual(Object.keys(UNPROVED).toSorted());
  expect(others.filter(([, verdict]) => verdict !== "no attack found")).toEqual([]);
});

test("the search finds all literals, and built expressions", () => {
  const project = new Project({ useInMemoryFileSystem: true });
  const file = project.createSourceFile(
    "/src/a.ts",
    'const a = /a\\/b/gu;\n"x".replace(/c/, "");\nnew RegExp("d");\nRegExp("e");\n"f".match("g");\n"h".split("i");',
  );
  const { literals, builtAtRunTime } = regexesIn([file], "/src");
  expect(literals.map(({ place, pattern }) => `${place} ${keyOf(pattern)}`)).toEqual([
    "a.ts:1 /a\\/b/gu",
    "a.ts:2 /c/",
  ]);
  expect(builtAtRunTime).toEqual(['a.ts:3 new RegExp("d")', 'a.ts:4 RegExp("e")', 'a.ts:5 "f".match("g")']);
});
