import { describe, expect, test } from "vitest";
import { cancelReplaceOf } from "../../src/answer/cancel-replace.ts";
import { unpack } from "../../src/answer/unpack.ts";

const ERROR = { code: -2011, msg: "Unknown order sent." };
const SENT = { orderId: 1 };
const HALVES = {
  cancelResult: "FAILURE",
  newOrderResult: "NOT_ATTEMPTED",
  cancelResponse: ERROR,
  newOrderResponse: SENT,
};
const item = (value: object, index: number): object => ({ value, part: { kind: "item", index } });
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

describe("the errors that one answer can hold", () => {
  const batch = [SENT, ERROR];
  test.each([
    ["array", batch],
    ["text", JSON.stringify(batch)],
    ["text after white space", ` \n${JSON.stringify(batch)}`],
    ["text in a text", JSON.stringify(JSON.stringify(batch))],
    ["bytes", bytes(batch)],
    ["under response", { response: batch }],
    ["under data", { data: batch }],
    ["under body", { body: batch }],
    ["under error", { error: batch }],
    ["under result", { result: batch }],
    ["text under body", { body: JSON.stringify(batch) }],
    ["behind an object that is none", { response: { status: 200 }, data: batch }],
    ["three wrappers deep", { response: { data: { body: batch } } }],
  ])("batch as %s", (_, input) => {
    expect(unpack(input)).toEqual([item(SENT, 0), item(ERROR, 1)]);
  });

  test.each([
    ["body", HALVES],
    ["beside the code", { code: -2022, data: HALVES }],
    ["text", JSON.stringify({ data: HALVES })],
    ["wrapped", { response: { data: { data: HALVES } } }],
  ])("halves as %s", (_, input) => {
    expect(unpack(input)).toEqual([
      { value: input, part: null },
      { value: ERROR, part: { kind: "cancel" } },
      { value: SENT, part: { kind: "new-order" } },
    ]);
  });

  test.each([
    ["a number", 5],
    ["nothing", null],
    ["words", "hello [x]"],
    ["an empty text", ""],
    ["text that is no JSON", "[1,"],
    ["text of a number", "5"],
    ["text of null", "null"],
    ["an error", ERROR],
    ["a text in a text, again and again", Array.from({ length: 5 }).reduce((text) => JSON.stringify(text), [ERROR])],
    ["the same as bytes", bytes(JSON.stringify(JSON.stringify(JSON.stringify([ERROR]))))],
    ["wrappers without end", { response: { data: { body: { error: { result: [ERROR] } } } } }],
    ["halves without a result", { ...HALVES, cancelResult: 1 }],
    ["an empty response", { response: {}, data: "x" }],
  ])("one piece: %s", (_, input) => {
    expect(unpack(input)).toEqual([{ value: input, part: null }]);
  });

  test("items that are no objects are left out, and their places kept", () => {
    expect(unpack([null, 1, "x", ERROR, undefined, SENT])).toEqual([item(ERROR, 3), item(SENT, 5)]);
  });

  test("a half that is no object is left out", () => {
    const input = { ...HALVES, newOrderResponse: null };
    expect(unpack(input).map(({ part }) => part)).toEqual([null, { kind: "cancel" }]);
  });

  test("a half that is a text is left out", () => {
    expect(unpack({ ...HALVES, newOrderResponse: "Invalid symbol." })).toHaveLength(2);
  });

  test("a thousand items at most", () => {
    const many = Array.from({ length: 1500 }, () => ERROR);
    expect(unpack(many)).toHaveLength(1000);
    expect(unpack(many).at(-1)).toEqual(item(ERROR, 999));
  });
});

describe("what became of each half", () => {
  test.each([
    ["both", HALVES, { cancel: "FAILURE", newOrder: "NOT_ATTEMPTED" }],
    ["the cancel alone", { cancelResult: "SUCCESS" }, { cancel: "SUCCESS", newOrder: null }],
    ["the order alone", { newOrderResult: "FAILURE", cancelResult: 7 }, { cancel: null, newOrder: "FAILURE" }],
    ["neither", { cancelResult: 1, newOrderResult: null }, null],
    ["no object", "x", null],
    ["null", null, null],
  ])("%s", (_, data, expected) => {
    expect(cancelReplaceOf(data)).toEqual(expected);
  });
});
