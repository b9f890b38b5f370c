import { expect, test } from "vitest";
import { adviceText } from "../../src/advice-text.ts";
import { parseError } from "../../src/index.ts";
import { explain } from "../../generated/entry/zh-CN/spot.ts";
import { CATALOG } from "./catalog.ts";

const HAN = /\p{Script=Han}/u;

test("an error in Chinese, with its values in the translation", () => {
  const error = parseError({ code: -1121, msg: "Invalid symbol." }, { family: "spot" });
  if (error === null) throw new Error("An error was expected");
  const found = explain(error);
  expect(found?.advice).toMatch(HAN);
  expect(found?.title).toContain("-1121");
  expect(explain({ ...error, family: "sapi" })).toBeNull();
});

test("every advice has words in both languages, for writes and reads", () => {
  for (const { id, text, readOnly } of CATALOG.advice) {
    const advice = { id, execution: "unknown", retry: "never", scope: "request" } as const;
    expect(adviceText({ advice: { ...advice, readOnly: false } })).toBe(text.en);
    expect(adviceText({ advice: { ...advice, readOnly: true } })).toBe(readOnly?.text.en ?? text.en);
  }
});
