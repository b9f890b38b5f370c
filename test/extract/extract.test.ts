import { describe, expect, test } from "vitest";
import { extract } from "../../src/extract/extract.ts";

const BODY = { code: -1121, msg: "Invalid symbol." };
const FOUND = { kind: "body", code: -1121, message: "Invalid symbol." };
const WRAPPERS = [
  ...["response", "data", "body", "responseText", "responseBody", "error", "err", "exception", "cause"],
  ...["errors", "details", "payload", "reason", "message", "msg"],
];

/** `depth` wrappers around a value, each of another name. */
function wrapped(value: unknown, depth: number): unknown {
  return WRAPPERS.slice(0, depth).reduce((inner, key) => ({ [key]: inner }), value);
}

describe("a body is found", () => {
  test.each([...WRAPPERS, "text", "json", "unforeseen"])("under %s", (key) => {
    expect(extract({ [key]: BODY })).toMatchObject(FOUND);
    expect(extract(Object.assign(new Error("x"), { [key]: BODY }))).toMatchObject(FOUND);
  });

  test.each([...WRAPPERS, "text", "json"])("as a text under %s", (key) => {
    expect(extract({ [key]: JSON.stringify(BODY) })).toMatchObject(FOUND);
  });

  test.each<[string, unknown]>([
    ["behind a message that is no error", { message: "Order failed", payload: BODY }],
    ["behind null", { response: null, data: BODY }],
    ["behind a status", { response: { status: 400 }, data: BODY }],
    ["beside itself", Object.assign(new Error("x"), { response: undefined, data: BODY })],
    ["in a list", [{ orderId: 1 }, null, "x", BODY]],
    ["in a list, after a text", [new Error("Some words."), BODY]],
    ["in a list as the fiftieth", [...Array.from({ length: 49 }, () => ({})), BODY]],
    ["six wrappers deep", wrapped(BODY, 6)],
    [
      "among thirty unforeseen keys",
      { ...Object.fromEntries(Array.from({ length: 29 }, (_, at) => [`k${String(at)}`, 1])), k: BODY },
    ],
    ["in a text within a body", { code: -1, msg: JSON.stringify(BODY) }],
    [
      "in a broken connection's message",
      Object.assign(new Error(`binance ${JSON.stringify(BODY)}`), { name: "ExchangeNotAvailable" }),
    ],
    [
      "in a broken connection's response",
      Object.assign(new Error("x"), { code: "ECONNRESET", response: { data: BODY } }),
    ],
  ])("%s", (_, input) => {
    expect(extract(input)).toMatchObject(FOUND);
  });
});

describe("nothing is found", () => {
  test.each<[string, unknown]>([
    ["null", null],
    ["undefined", undefined],
    ["a truth", true],
    ["a function", () => BODY],
    ["a number", 5],
    ["zero", 0],
    ["a fraction", -1.5],
    ["an empty list", []],
    ["a list of texts", ["x", JSON.stringify(BODY)]],
    ["a list of texts as JSON", JSON.stringify([JSON.stringify(BODY)])],
    ["the fifty-first of a list", [...Array.from({ length: 50 }, () => ({})), BODY]],
    ["behind the end of a list", [undefined, BODY]],
    ["seven wrappers deep", wrapped(BODY, 7)],
    [
      "among thirty-one unforeseen keys",
      { ...Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`k${String(at)}`, 1])), k: BODY },
    ],
    ["a small code under an unforeseen key", { k: { code: -999, msg: "x" } }],
    ["a code without text there", { k: { code: -1121 } }],
    ["a text without code there", { k: { success: false, msg: "x" } }],
    ["a list there", { k: [BODY] }],
    ["success with a status", { status: 200, data: { orderId: 1 } }],
  ])("%s", (_, input) => {
    expect(extract(input)).toBeNull();
  });
});

test.each<[string, unknown, object]>([
  ["a code alone", -1121, { kind: "body", code: -1121, message: "" }],
  ["words of a body that are no body", { code: -1, msg: '{"a":1}' }, { kind: "body", code: -1, message: '{"a":1}' }],
  ["words of a body that are a failure without code", { code: -1, msg: '{"success":false,"msg":"x"}' }, { code: -1 }],
  ["the smallest unforeseen code", { k: { code: -1000, msg: "x" } }, { kind: "body", code: -1000 }],
  ["a status", { status: 400 }, { kind: "status", message: "", transport: { status: 400 } }],
  [
    "a status with words",
    { status: 500, message: "Some words." },
    { kind: "text", message: "Some words.", transport: { status: 500 } },
  ],
  ["a status below all errors", { status: 399, message: "x" }, { kind: "text", message: "x" }],
  [
    "a status behind words",
    { response: "Some words.", cause: { status: 503 } },
    { kind: "status", message: "Some words.", transport: { status: 503 } },
  ],
  [
    "words beneath a status",
    { response: { status: 503 }, message: "Some words." },
    { kind: "status", transport: { status: 503 } },
  ],
  [
    "words beside words",
    { response: "Some words.", message: "x" },
    { message: "Some words.", otherReadings: ["Some words."] },
  ],
  ["words as JSON", '"Some words."', { kind: "text", message: "Some words." }],
  ["words beneath words", new Error("outer", { cause: new Error("inner") }), { kind: "text", message: "inner" }],
  [
    "a broken connection",
    Object.assign(new Error("read x"), { code: "ECONNRESET" }),
    { kind: "network", message: "read x" },
  ],
  ["a timeout", Object.assign(new Error("x"), { name: "TimeoutError" }), { kind: "timeout" }],
  ["a broken connection within", new TypeError("fetch failed", { cause: { code: "ECONNRESET" } }), { kind: "network" }],
  [
    "a broken connection with a status",
    Object.assign(new Error("x"), { code: "ERR_NETWORK", response: { status: 502 } }),
    { kind: "status", message: "", transport: { status: 502 } },
  ],
  [
    "a broken connection with an empty response",
    Object.assign(new Error("x"), { code: "ERR_NETWORK", response: {} }),
    { kind: "network", message: "x" },
  ],
  [
    "a broken connection with a status of its own",
    Object.assign(new Error("x"), { code: "ERR_NETWORK", status: 502 }),
    { kind: "network", message: "x", transport: { status: 502 } },
  ],
  [
    "a broken connection in the words of a line",
    Object.assign(new Error("Error code=-1121, msg=x"), { name: "ExchangeNotAvailable" }),
    { kind: "network", code: null },
  ],
  ["no message at all", { code: "ECONNRESET", message: 5 }, { kind: "network", message: "" }],
  ["what the outside knows of the way", { url: "https://x.y", data: BODY }, { transport: { url: "https://x.y" } }],
])("what is left of %s", (_, input, expected) => {
  expect(extract(input)).toMatchObject(expected);
});
