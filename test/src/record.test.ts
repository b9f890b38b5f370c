import { describe, expect, test } from "vitest";
import { parseError, type BinanceErrorInfo } from "../../src/index.ts";
import { CATALOG } from "./catalog.ts";

const SYMBOL = { code: -1121, msg: "Invalid symbol." };

/** Families that have a code, and those that have a text under it. */
const familiesOf = (code: number, text?: string): string[] =>
  CATALOG.families
    .filter(({ errors }) =>
      errors.some(
        (one) => one.code === code && (text === undefined || one.messages.some((message) => message.text === text)),
      ),
    )
    .map(({ id }) => id);

/** A text without parameters, with its code, that `isWanted`. */
function textWhere(isWanted: (code: number, text: string) => boolean): { code: number; msg: string } {
  for (const { errors } of CATALOG.families) {
    for (const { code, messages } of errors) {
      const found = messages.find(({ text, parameters }) => parameters.length === 0 && isWanted(code, text));
      if (found !== undefined) return { code, msg: found.text };
    }
  }
  throw new Error("The catalog has no such text.");
}

describe("which family an error is of", () => {
  test("the only one that has the code", () => {
    const { code } = textWhere((one) => one <= -1000 && familiesOf(one).length === 1);
    expect(parseError({ code, msg: "" })).toMatchObject({ family: familiesOf(code)[0], candidates: familiesOf(code) });
    expect(parseError({ code, msg: "" })?.docsUrl).not.toBe("");
  });

  test("those that have the text, where others have only the code", () => {
    const body = textWhere((code, text) => {
      const withText = familiesOf(code, text).length;
      return withText > 1 && withText < familiesOf(code).length;
    });
    const found = parseError(body);
    const without = parseError({ ...body, msg: "" });
    expect(found?.candidates.length).toBeLessThan(without?.candidates.length ?? 0);
    expect(found?.candidates).toEqual(expect.arrayContaining(familiesOf(body.code, body.msg)));
  });

  test("the only one that has a text whose code was lost", () => {
    const { msg } = textWhere(
      (code, text) =>
        text.length > 40 &&
        CATALOG.families
          .flatMap(({ errors }) => errors.flatMap((one) => one.messages))
          .filter((one) => one.text === text).length === 1 &&
        familiesOf(code, text).length === 1,
    );
    const error = parseError(msg);
    expect(error).toMatchObject({ match: "text", lost: ["code"] });
    expect(error?.candidates).toHaveLength(1);
    expect(error?.family).toBe(error?.candidates[0]);
    expect(parseError(msg, { family: error?.family ?? undefined })?.family).toBe(error?.family);
  });

  test("a body's positive code is an error whether a list has it or not", () => {
    expect(parseError({ code: 98_765, msg: "x" })).toMatchObject({
      code: 98_765,
      match: "none",
      candidates: [],
      known: false,
    });
    expect(parseError({ code: 98_765, msg: "x" }, { family: "spot" })).toMatchObject({ code: 98_765, family: "spot" });
  });
});

describe("content of a record", () => {
  test.each<[string, unknown, Partial<BinanceErrorInfo>]>([
    [
      "a status alone",
      { status: 400 },
      { kind: "http", lost: ["body"], code: null, name: null, docsUrl: null, known: false },
    ],
    ["a broken connection", new TypeError("fetch failed"), { kind: "network", lost: [], candidates: [] }],
    ["a timeout", Object.assign(new Error("x"), { code: "ETIMEDOUT" }), { kind: "network", lost: [] }],
    ["a body", SYMBOL, { kind: "body", lost: [], cancelReplace: null, part: null, requestIp: null }],
    ["a line", "Error code=-1121, msg=Invalid symbol.", { kind: "body", lost: [] }],
    ["a text", "Invalid symbol.", { kind: "body", lost: ["code"] }],
  ])("of %s", (_, input, expected) => {
    expect(parseError(input)).toMatchObject(expected);
  });

  test("how the call went out, as the error shows it, decides whether it changed anything", () => {
    const of = (method: string): BinanceErrorInfo | null => parseError({ method, body: SYMBOL }, { family: "spot" });
    expect(of("GET")).toMatchObject({ changesState: false, advice: { readOnly: true } });
    expect(of("POST")).toMatchObject({ changesState: true, advice: { readOnly: false } });
    expect(parseError({ method: "GET", body: SYMBOL }, { family: "spot", method: "POST" })?.changesState).toBe(true);
  });

  test("page and name if one list applies, even with an unknown text", () => {
    for (const msg of ["Invalid symbol.", "", "x"]) {
      const error = parseError({ code: -1121, msg }, { family: "spot" });
      expect(error?.docsUrl).toMatch(/^https:.*#-1121-bad_symbol$/);
      expect(error?.name).toBe("BAD_SYMBOL");
      expect(error?.candidates).toEqual(["spot"]);
      expect(error?.template?.text).toBe(msg === SYMBOL.msg ? SYMBOL.msg : undefined);
    }
  });

  test("the caller's address where the text itself names it", () => {
    const named = CATALOG.families.flatMap(({ id, errors }) =>
      errors.flatMap(({ code, messages }) => messages.map((message) => ({ id, code, message }))),
    );
    const found = named.filter(
      ({ message }) => message.parameters.length === 1 && message.parameters[0]?.type === "ip",
    );
    for (const { id, code, message } of found) {
      const [parameter] = message.parameters;
      const msg = message.text.replace(/%s|%d|\{\d\}/, "203.0.113.7");
      if (msg === message.text) continue;
      const error = parseError({ code, msg }, { family: id });
      expect(error?.params, msg).toEqual({ [parameter?.name ?? ""]: "203.0.113.7" });
      expect(error?.requestIp, msg).toBe("203.0.113.7");
    }
    expect(found.length).toBeGreaterThan(0);
  });

  test("the end of a ban, from the text", () => {
    const msg =
      "Way too much request weight used; IP banned until 1700000009000. Please use WebSocket Streams for live updates to avoid bans.";
    const error = parseError({ code: -1003, msg }, { family: "spot", now: 1_700_000_000_000 });
    expect(error).toMatchObject({
      retryAt: 1_700_000_009_000,
      retryAfterMs: 9000,
      params: { bannedUntil: 1_700_000_009_000 },
    });
    expect(parseError({ code: -1121, msg: "x" })).toMatchObject({ retryAt: null, retryAfterMs: null });
  });
});
