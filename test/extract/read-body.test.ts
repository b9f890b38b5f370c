import { expect, test } from "vitest";
import { NO_TRANSPORT } from "../../src/extract/facts.ts";
import { readBody } from "../../src/extract/read-body.ts";

const MSG = "Invalid symbol.";
const MOMENT = 1_700_000_000_000;

test.each<[string, object, number | null, string]>([
  ["code and msg", { code: -1121, msg: MSG }, -1121, MSG],
  ["message", { code: -1121, message: MSG }, -1121, MSG],
  ["errorMessage", { code: -1121, errorMessage: MSG }, -1121, MSG],
  ["errMsg", { code: -1121, errMsg: MSG }, -1121, MSG],
  ["error_msg", { code: -1121, error_msg: MSG }, -1121, MSG],
  ["errorMsg", { code: -1121, errorMsg: MSG }, -1121, MSG],
  ["msg before message", { code: -1121, message: "x", msg: MSG }, -1121, MSG],
  ["errorCode", { errorCode: -1121, msg: MSG }, -1121, MSG],
  ["error_code", { error_code: -1121, msg: MSG }, -1121, MSG],
  ["errCode", { errCode: -1121, msg: MSG }, -1121, MSG],
  ["code before errorCode", { errorCode: -1, code: -1121, msg: MSG }, -1121, MSG],
  ["code alone", { code: -1121 }, -1121, ""],
  ["positive code", { code: 400_002, msg: MSG }, 400_002, MSG],
  ["zero with words", { code: 0, msg: "Service unavailable" }, 0, "Service unavailable"],
  ["zero with words and empty data", { code: 0, msg: MSG, data: null }, 0, MSG],
  ["zero and success false", { code: 0, msg: MSG, success: false }, 0, MSG],
  ["success false", { success: false, msg: MSG }, null, MSG],
  ["success as a text", { success: "false", msg: MSG }, null, MSG],
  ["code in the message", { success: false, msg: `-4009=${MSG}` }, -4009, MSG],
  ["no code in the message", { success: false, msg: `x-4009=${MSG}` }, null, `x-4009=${MSG}`],
  ["an equals sign at the end", { success: false, msg: "-4009= x" }, null, "-4009= x"],
  ["an empty code", { code: "", success: false, msg: MSG }, null, MSG],
  ["a null code", { code: null, success: false, msg: MSG }, null, MSG],
  ["code as key", { "239999": MSG }, 239_999, MSG],
  ["negative code as key", { "-1121": MSG }, -1121, MSG],
  ["four digits as key", { "1234": MSG, x: 1 }, 1234, MSG],
  ["nine digits as key", { "123456789": MSG }, 123_456_789, MSG],
])("an error: %s", (_, body, code, message) => {
  expect(readBody(body)).toMatchObject({ kind: "body", code, message, lost: code === null ? "code" : null });
});

test.each<[string, object]>([
  ["200", { code: 200, msg: "x" }],
  ...["success", "OK", "ok.", "Successful!", "succeeded", "null"].map((msg): [string, object] => [
    msg,
    { code: 0, msg },
  ]),
  ["zero alone", { code: 0 }],
  ["zero with success", { code: 0, msg: "x", success: true }],
  ["zero with data", { code: 0, msg: "x", data: [] }],
  ["a positive code alone", { code: 7 }],
  ["a code that is none", { code: "x", msg: MSG }],
  ["a code that is none, and failure", { code: "x", msg: MSG, success: false }],
  ["words alone", { msg: MSG }],
  ["words and success", { msg: MSG, success: true }],
  ["failure without words", { success: false }],
  ["three digits as key", { "123": MSG }],
  ["ten digits as key", { "1234567890": MSG }],
  ["a number among many keys", { "1234": MSG, a: 1, b: 2, c: 3 }],
  ["a number as key of no text", { "1234": 5 }],
  ["a key that begins with a number", { "1234x": MSG }],
  ["a key that ends with one", { x1234: MSG }],
  ["nothing", {}],
])("no error: %s", (_, body) => {
  expect(readBody(body)).toBeNull();
});

test("more than success is no success", () => {
  for (const msg of ["unsuccessful", "success rate too low", "ok then"])
    expect(readBody({ code: 0, msg })).toMatchObject({ code: 0, message: msg });
});

test.each<[string, object, object | null]>([
  ["code and words", { error: { code: -1121, msg: MSG } }, { code: -1121, message: MSG, data: null }],
  ["message", { error: { code: 2, message: MSG } }, { code: 2, message: MSG }],
  ["its data", { error: { code: -1003, msg: MSG, data: { retryAfter: MOMENT } } }, { data: { retryAfter: MOMENT } }],
  ["before the body's own", { code: -1, msg: "x", error: { code: -1121, msg: MSG } }, { code: -1121, message: MSG }],
  ["without words", { error: { code: -1121 } }, null],
  ["without code", { error: { msg: MSG } }, null],
  ["as a list", { error: [] }, null],
  ["as a text", { error: MSG }, null],
])("the error of a frame: %s", (_, body, expected) => {
  const facts = readBody(body);
  if (expected === null) expect(facts).toBeNull();
  else expect(facts).toMatchObject(expected);
});

test.each<[unknown, number | null]>([
  [MOMENT, MOMENT],
  [8.64e15, 8.64e15],
  [8.64e15 + 1, null],
  [1e12, null],
  [5, null],
  [String(MOMENT), null],
])("when a frame says to come back: %j", (retryAfter, expected) => {
  expect(readBody({ error: { code: -1003, msg: MSG, data: { retryAfter } } })?.transport.retryAt).toBe(expected);
});

test.each<[string, object, object]>([
  ["status", { status: 400 }, { status: 400 }],
  ["PHP's status", { _httpcode: 400 }, { status: 400 }],
  ["status first", { status: 400, _httpcode: 500 }, { status: 400 }],
  ["PHP's URL and method", { _url: "https://x.y", _method: "POST" }, { url: "https://x.y", method: "POST" }],
  ["PHP's method beside the status", { _httpcode: 400, _method: "GET" }, { status: 400, method: "GET" }],
  ["nothing", { _method: "GET" }, {}],
])("what a body says of its way: %s", (_, more, expected) => {
  expect(readBody({ code: -1121, msg: MSG, ...more })?.transport).toEqual({ ...NO_TRANSPORT, ...expected });
});
