import { describe, expect, test } from "vitest";
import { type Action, type Effect, type FamilyId, nextStep, parseError } from "../../src/index.ts";

const NOW = 1_700_000_000_000;
const EFFECTS: readonly Effect[] = ["read", "set", "cancel", "amend", "replace", "place", "move"];
const WRITES = EFFECTS.filter((effect) => effect !== "read");
const REPEATED: readonly Effect[] = ["set", "cancel", "amend", "replace"];

const FAMILIES: readonly FamilyId[] = [
  "spot",
  "usds-futures",
  "coin-futures",
  "options",
  "portfolio-margin",
  "sapi",
  "binance-us",
];

function step(input: unknown, family: FamilyId, effect: Effect, open = false): Action {
  const error = parseError(input, { family, changesState: effect !== "read", now: NOW });
  return nextStep(error, { effect, open, now: NOW, random: () => 0 }).action;
}

/** RECOVERY.md, "Verdicts of a write". */
const SIGNALS: readonly (readonly [string, FamilyId, unknown, Action])[] = [
  ...([-4046, -4059, -4171, -5027] as const).map(
    (code) => ["done", "usds-futures", { code, msg: "" }, "accept"] as const,
  ),
  ["done", "coin-futures", { code: -4046, msg: "No need to change margin type." }, "accept"],
  ["done", "portfolio-margin", { code: -4059, msg: "No need to change position side." }, "accept"],
  ["done", "spot", { code: -2038, msg: "The requested action would change no state; rejecting." }, "accept"],
  ["wait", "spot", { status: 429, body: "" }, "retry"],
  ["wait", "options", { status: 418, body: "" }, "retry"],
  ["wait", "usds-futures", { status: 403, body: "<html>blocked</html>" }, "retry"],
  ...FAMILIES.map((family) => ["wait", family, { code: -1003, msg: "Too many requests." }, "retry"] as const),
  ...FAMILIES.map((family) => ["wait", family, { code: -1015, msg: "Too many new orders." }, "retry"] as const),
  ["wait", "spot", { code: -1034, msg: "Too many concurrent connections; current limit is '300'." }, "retry"],
  ...FAMILIES.map((family) => ["clock", family, { code: -1021, msg: "" }, "sync-clock"] as const),
  ["clock", "usds-futures", { code: -5028, msg: "" }, "sync-clock"],
  ["clock", "portfolio-margin", { code: -5028, msg: "" }, "sync-clock"],
  ["clock", "coin-futures", { code: -4188, msg: "" }, "sync-clock"],
  ["refused", "spot", { code: -1121, msg: "Invalid symbol." }, "fix-request"],
  ["refused", "usds-futures", { code: -2019, msg: "Margin is insufficient." }, "fix-request"],
  ["refused", "spot", { code: -2015, msg: "Invalid API-key, IP, or permissions for action." }, "fix-request"],
  ["occupied", "spot", { code: -2010, msg: "Duplicate order sent." }, "check-state"],
  ["occupied", "sapi", { code: -2010, msg: "Duplicate order sent." }, "check-state"],
  ["occupied", "usds-futures", { code: -4116, msg: "clientOrderId is duplicated" }, "check-state"],
  ["occupied", "options", { code: -6044, msg: "clientOrderId is duplicated" }, "check-state"],
  ["occupied", "sapi", { code: -20132, msg: "The client algo id is duplicated." }, "check-state"],
  ["occupied", "usds-futures", { code: -4115, msg: "Client tran id should be unique within 7 days" }, "check-state"],
  ["occupied", "coin-futures", { code: -4111, msg: "clientTranId is duplicated." }, "check-state"],
  ["busy", "usds-futures", { code: -4117, msg: "stop order is triggering" }, "check-state"],
  ["busy", "usds-futures", { code: -5043, msg: "" }, "check-state"],
  ["busy", "sapi", { code: -3007, msg: "" }, "check-state"],
  ["parts", "spot", { code: -2021, msg: "Order cancel-replace partially failed." }, "check-state"],
  ["parts", "spot", { status: 409, body: "" }, "check-state"],
];

test.each(SIGNALS)("%s: %s %o", (_, family, input, expected) => {
  for (const effect of WRITES) expect(step(input, family, effect), effect).toBe(expected);
});

describe("unknown", () => {
  const bodies = [-1000, -1001, -1006, -1007, -1008].map((code) => ({ code, msg: "" }));
  const promises = { status: 503, body: { code: -1016, msg: "This service is no longer available." } };
  const signals: readonly (readonly [string, unknown])[] = [
    ...bodies.map((body) => [String(body.code), body] as const),
    ['503 "100 % failure"', promises],
    ["500", { status: 500, body: "" }],
    ["504 with a refusal in it", { status: 504, body: { code: -2010, msg: "Duplicate order sent." } }],
    ["408", { status: 408, body: { code: -2010, msg: "New order rejected." } }],
    ["a reset", Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" })],
    ["a timeout", Object.assign(new Error("timeout of 1000ms exceeded"), { code: "ECONNABORTED" })],
    ["an abort", new DOMException("This operation was aborted", "AbortError")],
    ["nothing that can be read", Symbol("x")],
  ];

  test.each(signals)("%s", (_, input) => {
    for (const family of FAMILIES) {
      for (const effect of ["place", "move", "amend"] as const) {
        expect(step(input, family, effect), `${family} ${effect}`).toBe("check-state");
      }
      for (const effect of ["set", "cancel", "replace"] as const) {
        expect(step(input, family, effect), `${family} ${effect}`).toBe("retry");
      }
      // A read never gets a state check.
      expect(step(input, family, "read"), family).not.toBe("check-state");
    }
  });

  test("-5041 of portfolio margin, where requests queue", () => {
    const queue = { code: -5041, msg: "Time out for too many requests from this account queueing at the same time." };
    expect(step(queue, "portfolio-margin", "place")).toBe("check-state");
    expect(step({ code: -5041, msg: "No depth matches this BBO order" }, "usds-futures", "place")).not.toBe(
      "check-state",
    );
  });
});

describe("a refusal does not settle an intent that is open", () => {
  const limit = { status: 429, body: "" };
  const clock = { code: -1021, msg: "" };
  const balance = { code: -2010, msg: "Account has insufficient balance for requested action." };
  const gone = { code: -2011, msg: "Unknown order sent." };

  test.each(["place", "move"] as const)("%s: look", (effect) => {
    for (const input of [limit, clock, balance, gone]) expect(step(input, "spot", effect, true)).toBe("check-state");
  });

  test.each(REPEATED)("%s: limits and clocks are waited for, all else is looked at", (effect) => {
    expect(step(limit, "spot", effect, true)).toBe("retry");
    expect(step(clock, "spot", effect, true)).toBe("sync-clock");
    for (const input of [balance, gone]) expect(step(input, "spot", effect, true)).toBe("check-state");
  });

  test("a read has no state to be settled", () => {
    expect(step(limit, "spot", "read", true)).toBe("retry");
    expect(step(balance, "spot", "read", true)).toBe("fix-request");
  });
});

test("an unknown or invalid effect counts as placing", () => {
  const error = parseError({ code: -1007, msg: "" }, { family: "spot" });
  expect(nextStep(error, { now: NOW }).action).toBe("check-state");
  expect(nextStep(error, { now: NOW, method: "DELETE" }).action).toBe("check-state");
  expect(nextStep(error, { now: NOW, effect: "buy" as Effect }).action).toBe("check-state");
  expect(nextStep(error, { now: NOW, method: "POST", effect: "set" }).action).toBe("retry");
});
