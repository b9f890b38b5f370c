import { describe, expect, test } from "vitest";
import { parseError, parseErrors, type BinanceErrorInfo } from "../../src/index.ts";
import type { ParseContext } from "../../src/result.ts";

type Expected = Partial<BinanceErrorInfo> | null;
const SYMBOL = { code: -1121, msg: "Invalid symbol." };

function expectError(input: unknown, context: ParseContext, expected: Expected): void {
  const error = parseError(input, context);
  if (expected === null) expect(error).toBeNull();
  else expect(error).toMatchObject(expected);
}

describe("a text without a code", () => {
  test.each<[string, unknown, ParseContext, Expected]>([
    ["unknown words that came with 400", "Some words.", { status: 400 }, { match: "none", code: null, known: false }],
    ["unknown words that came with 399", "Some words.", { status: 399 }, null],
    ["unknown words that came with 200", "Some words.", { status: 200 }, null],
    ["unknown words alone", "Some words.", {}, null],
    [
      "known words that came with 200",
      "Invalid symbol.",
      { status: 200 },
      { match: "text", kind: "body", lost: ["code"] },
    ],
    [
      "known words of a failure",
      { success: false, msg: "Invalid symbol." },
      {},
      { match: "text", message: "Invalid symbol." },
    ],
    [
      "known words that a client decorated",
      "binance Invalid symbol.",
      {},
      { match: "text", message: "Invalid symbol." },
    ],
    ["a page's headline", "<html><h1>Invalid symbol.</h1></html>", {}, { match: "none", kind: "http", code: null }],
    [
      "a page's headline, 502",
      "<html><h1>Invalid symbol.</h1></html>",
      { status: 502 },
      { match: "none", status: 502 },
    ],
    ["a broken connection in known words", "Invalid symbol. (socket hang up)", {}, { match: "text", kind: "body" }],
  ])("%s", (_, input, context, expected) => {
    expectError(input, context, expected);
  });
});

describe.each<[string, ParseContext]>([
  ["in one family", { family: "spot" }],
  ["in all families", {}],
])("a code in running text %s", (_, context) => {
  test.each<[string, string, Expected]>([
    ["counts where it is negative, known or not", "Error code=-98765, msg=nothing", { code: -98_765, name: null }],
    ["or where its text fits", "code=2, msg=Invalid request: too many parameters", { code: 2 }],
    ["a small one whose text does not fit is a number like any other", "code=2, msg=Invalid request: x", null],
    ["and is a number like any other where not", "Error code=7, msg=nothing", null],
    ["and so is zero", "Error code=0, msg=nothing", null],
    [
      "with its message freed from what stands around it",
      "binance: -1121 Invalid symbol. (placeOrder)",
      { code: -1121, message: "Invalid symbol.", match: "exact", known: true },
    ],
    ["alone", "binance error: -1121", { code: -1121, message: "", match: "code", known: true }],
  ])("%s", (_title, input, expected) => {
    expectError(input, context, expected);
  });
});

describe("a code whose family is known", () => {
  test.each<[string, object, Expected]>([
    [
      "text of another code, under one that the list lacks",
      { code: -98_765, msg: "Invalid symbol." },
      { match: "other-code", name: null, known: false, candidates: [] },
    ],
    [
      "text of another code",
      { code: -1121, msg: "This listenKey does not exist." },
      { match: "other-code", name: "BAD_SYMBOL", known: false },
    ],
    [
      "unknown text under an unknown code",
      { code: -98_765, msg: "x" },
      { match: "none", known: false, template: null },
    ],
    ["no text", { code: -1121, msg: "" }, { match: "code", known: true, message: "" }],
    ["unknown text", { code: -1121, msg: "x" }, { match: "code", known: false, message: "x" }],
  ])("%s", (_, input, expected) => {
    expectError(input, { family: "spot" }, expected);
  });

  test("a bare body gives the same record again, one for each kind of call", () => {
    const spot = (more: ParseContext): BinanceErrorInfo | null =>
      parseError({ ...SYMBOL }, { family: "spot", ...more });
    const kinds: readonly (readonly [ParseContext, boolean | null])[] = [
      [{}, null],
      [{ method: "POST" }, true],
      [{ method: "GET" }, false],
    ];
    for (const [more, changes] of [...kinds, ...kinds]) {
      expect(spot(more)?.changesState).toBe(changes);
      expect(spot(more)?.advice.readOnly).toBe(changes === false);
      expect(spot(more)).toBe(spot(more));
    }
    expect(spot({ method: "POST" })).not.toBe(spot({}));
  });

  test.each<[string, unknown, ParseContext, Expected]>([
    ["status", SYMBOL, { status: 400 }, { status: 400 }],
    ["headers", SYMBOL, { headers: { "retry-after": "3" }, now: 0 }, { retryAfterMs: 3000 }],
    [
      "data",
      { ...SYMBOL, data: { cancelResult: "SUCCESS" } },
      {},
      { cancelReplace: { cancel: "SUCCESS", newOrder: null } },
    ],
    ["transport", { response: { status: 429, data: SYMBOL } }, {}, { status: 429 }],
  ])("facts beside a body are kept: %s", (_, input, context, expected) => {
    parseError(SYMBOL, { family: "spot" });
    expectError(input, { family: "spot", ...context }, expected);
  });
});

describe("a code whose family is not known", () => {
  test("agreement of the lists is said, disagreement left open", () => {
    const agreed = parseError(SYMBOL);
    expect(agreed).toMatchObject({ name: "BAD_SYMBOL", family: null, known: true, docsUrl: null });
    expect(agreed?.candidates.length).toBeGreaterThan(1);
    expect(new Set(agreed?.candidates).size).toBe(agreed?.candidates.length);
    expect(parseError({ code: -98_765, msg: "x" })).toMatchObject({ candidates: [], name: null, match: "none" });
  });

  test("a code that one list has gives the family", () => {
    const only = parseError({ code: -4161, msg: "" });
    expect(only?.family).toBe(only?.candidates.length === 1 ? only.candidates[0] : null);
  });

  test("a text that some of the lists have settles it", () => {
    const all = parseError({ code: -1121, msg: "" });
    const some = parseError({ code: -2010, msg: "Duplicate order sent." });
    expect(some?.known).toBe(true);
    expect(all?.known).toBe(true);
  });
});

describe("a body that is more than code and text", () => {
  const FAPI = "https://fapi.binance.com/fapi/v1/order";
  test.each<[string, unknown, Expected]>([
    ["its status", { ...SYMBOL, status: 429 }, { code: -1121, status: 429 }],
    ["its URL", { ...SYMBOL, _url: FAPI }, { code: -1121, family: "usds-futures" }],
    ["its response", { ...SYMBOL, response: { status: 418 } }, { code: -1121, status: 418 }],
    ["a body in its text", { code: -1, msg: JSON.stringify(SYMBOL) }, { code: -1121, message: "Invalid symbol." }],
    ["a body in its text without braces", { code: -1, msg: "Invalid symbol." }, null],
    [
      "its data",
      { ...SYMBOL, data: { cancelResult: "FAILURE" } },
      { cancelReplace: { cancel: "FAILURE", newOrder: null } },
    ],
    ["a code that is a text", { code: "-1121", msg: "Invalid symbol." }, { code: -1121 }],
    ["an invalid text", { code: -1121, msg: 5 }, { code: -1121, message: "" }],
    ["success", { code: 200, msg: "x" }, null],
    ["success with zero", { code: 0, msg: "success" }, null],
    ["a code that is no integer", { code: 1.5, msg: "x" }, null],
    ["a code beyond all integers", { code: 2 ** 60, msg: "x" }, null],
    ["a code without text", { code: -1121 }, { code: -1121, message: "" }],
    ["a text without code", { msg: "Invalid symbol." }, { match: "text", code: null }],
  ])("%s", (_, input, expected) => {
    expectError(input, {}, expected);
  });

  test("one that breaks while it is read counts as no answer at all", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expectError(proxy, {}, { kind: "network", code: null, message: "", lost: [] });
    expect(parseError(proxy)?.advice.execution).toBe("unknown");
  });

  test("unreadable input is an error from status 400 on", () => {
    expectError(null, { status: 400 }, { kind: "http", status: 400, message: "" });
    expectError(null, { status: 399 }, null);
    expectError(null, {}, null);
  });
});

test("the caller's context counts for a batch's items as for a single error", () => {
  const context = { family: "spot", method: "POST", status: 500 } as const;
  expect(parseErrors([SYMBOL], context)).toMatchObject([{ family: "spot", changesState: true, status: null }]);
  expect(parseErrors(SYMBOL, context)).toMatchObject([{ family: "spot", changesState: true, status: 500, part: null }]);
});

test("the status of a batch is not that of its items", () => {
  const [error] = parseErrors([SYMBOL], { family: "spot", status: 500, method: "POST" });
  expect(error).toMatchObject({ status: null, part: { kind: "item", index: 0 } });
  expect(error?.advice.id).not.toBe("http-5xx");
  expect(Object.isFrozen(error)).toBe(true);
});
