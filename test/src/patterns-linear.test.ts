import { readFileSync, writeFileSync } from "node:fs";
import { check } from "recheck";
import { expect, test } from "vitest";
import { z } from "zod";
import { patternOf } from "../../generator/emit/patterns.ts";
import { MESSAGES } from "./catalog.ts";

/** Verdicts by pattern, because each takes a tenth of a second. UPDATE_VERDICTS=1 writes new ones down. */
const FILE = new URL("pattern-verdicts.json", import.meta.url);
const verdicts = new Map(
  Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(FILE, "utf8")))),
);
const PATTERNS = [
  ...new Set(MESSAGES.filter(({ message }) => message.parameters.length > 0).map(({ message }) => patternOf(message))),
].toSorted();

test("every pattern with a parameter is proved to be linear", { timeout: 600_000 }, async () => {
  const missing = PATTERNS.filter((pattern) => !verdicts.has(pattern));
  for (let index = 0; index < missing.length; index += 2) {
    const pair = missing.slice(index, index + 2);
    const results = await Promise.all(pair.map((pattern) => check(pattern, "")));
    for (const [at, pattern] of pair.entries()) verdicts.set(pattern, results[at]?.status ?? "unknown");
  }
  if (process.env["UPDATE_VERDICTS"] === "1") {
    const used = Object.fromEntries(PATTERNS.map((pattern) => [pattern, verdicts.get(pattern)]));
    writeFileSync(FILE, `${JSON.stringify(used, null, 2)}\n`);
  }
  expect(PATTERNS.filter((pattern) => verdicts.get(pattern) !== "safe")).toEqual([]);
});

test("patterns are valid, and each matches its own message's text where that has no parameter", () => {
  for (const { message } of MESSAGES) {
    const pattern = new RegExp(patternOf(message));
    if (message.parameters.length === 0) expect(pattern.test(message.text), message.text).toBe(true);
  }
});
