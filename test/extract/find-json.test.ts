import { expect, test } from "vitest";
import { findJson, parseJson } from "../../src/extract/find-json.ts";

const accept = (value: object): object | null => ("code" in value ? value : null);

test.each<[string, string, object | null]>([
  ["alone", '{"code":1}', { code: 1 }],
  ["within words", 'x {"code":1} y', { code: 1 }],
  ["with braces in a text", 'x {"code":1,"m":"a } b { c"} y', { code: 1, m: "a } b { c" }],
  ["with an escaped quote", String.raw`x {"code":1,"m":"a \" } b"} y`, { code: 1, m: 'a " } b' }],
  ["with an escaped backslash at the end of a text", String.raw`x {"code":1,"m":"a\\"} y`, { code: 1, m: "a\\" }],
  ["with an object within", 'x {"a":{"b":1},"code":1} y', { a: { b: 1 }, code: 1 }],
  ["after one that is not wanted", '{"a":1} {"code":1}', { code: 1 }],
  ["not within one that is not wanted", '{"a":{"code":1}}', null],
  ["after braces that are no JSON", '{x} {"code":1}', { code: 1 }],
  ["within braces that are no JSON", '{x {"code":1} y}', { code: 1 }],
  ["within braces that never close", '{ x {"code":1}', { code: 1 }],
  ["the first of two", '{"code":1} {"code":2}', { code: 1 }],
  ["with escaped quotes", String.raw`x {\"code\":1,\"m\":\"a\"} y`, { code: 1, m: "a" }],
  ["with quotes escaped twice", String.raw`{\\\"code\\\":1}`, { code: 1 }],
  ["the twelfth brace", `${"{".repeat(11)}{"code":1}`, { code: 1 }],
  ["the twelfth brace behind words", `x ${"{".repeat(11)}{"code":1}`, { code: 1 }],
  ["the thirteenth brace", `${"{".repeat(12)}{"code":1}`, null],
  ["cut off", '{"code":1', null],
  ["no object", "code 1", null],
  ["an empty text", "", null],
])("the first object that is wanted: %s", (_, text, expected) => {
  expect(findJson(text, accept)).toEqual(expected);
});

test.each([
  ['{"a":1}', { a: 1 }],
  ["5", 5],
  ["null", null],
  ["{", null],
  ["", null],
])("%j as JSON", (text, value) => {
  expect(parseJson(text)).toEqual(value);
});
