import { describe, expect, test } from "vitest";
import { nextStep, parseError, type BinanceErrorInfo, type FamilyId } from "../../src/index.ts";
import { CATALOG } from "./catalog.ts";

const FAMILIES = CATALOG.families.map(({ id }) => id);
const UNKNOWN_OUTCOMES = [-1000, -1001, -1006, -1007, -1008];
const WRITES = [{ method: "POST" }, { method: "DELETE" }, { method: "PUT" }, { changesState: true }, {}] as const;

/** The most important promise: check first, then send again. */
function expectStateCheck(error: BinanceErrorInfo | null, label: string): void {
  expect(error, label).not.toBeNull();
  expect(error?.advice.execution, label).not.toBe("not-executed");
  expect(error?.advice.retry, label).toBe("after-state-check");
  for (let attempt = 1; attempt <= 6; attempt += 1) {
    expect(nextStep(error, { attempt, now: 0 }).action, label).toBe("check-state");
  }
}

const inEveryFamily = (check: (family: FamilyId | undefined) => void): void => {
  for (const family of [...FAMILIES, undefined]) check(family);
};

describe("a call that may have changed something is never sent again without a check", () => {
  test.each(UNKNOWN_OUTCOMES)("%s in every family, with any text, for any way to change state", (code) => {
    inEveryFamily((family) => {
      const known = CATALOG.families.find(({ id }) => id === family)?.errors.find((entry) => entry.code === code);
      const texts = ["", "Some text.", ...(known?.messages.map(({ text }) => text) ?? [])];
      for (const msg of texts) {
        for (const write of WRITES)
          expectStateCheck(parseError({ code, msg }, { family, ...write }), `${String(family)} ${msg}`);
      }
    });
  });

  test.each(Array.from({ length: 100 }, (_, index) => 500 + index))("HTTP %s with any body", (status) => {
    inEveryFamily((family) => {
      for (const body of [
        "",
        "<html></html>",
        { code: -2010, msg: "Duplicate order sent." },
        { code: -77, msg: "x" },
      ]) {
        expectStateCheck(
          parseError(body, { family, status, method: "POST" }),
          `${String(family)} ${JSON.stringify(body)}`,
        );
      }
    });
  });

  test("timeouts, resets and 408", () => {
    const failures = [
      Object.assign(new Error("timeout of 1000ms exceeded"), { code: "ECONNABORTED" }),
      Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }),
      new DOMException("x", "AbortError"),
      new TypeError("fetch failed"),
      "socket hang up",
      { status: 408, body: "" },
    ];
    inEveryFamily((family) => {
      for (const [index, failure] of failures.entries())
        expectStateCheck(parseError(failure, { family, method: "POST" }), `${String(family)} ${String(index)}`);
    });
  });

  test("a text of the catalog that lost its code is never less careful than any code that has it", () => {
    for (const { id: family, errors } of CATALOG.families) {
      for (const { code, messages } of errors) {
        for (const { text, parameters } of messages) {
          if (parameters.length > 0) continue;
          const error = parseError(text, { family, method: "POST" });
          const coded = parseError({ code, msg: text }, { family, method: "POST" });
          if (coded?.advice.execution === "not-executed") continue;
          if (error !== null) expectStateCheck(error, `${family} ${String(code)} ${text}`);
        }
      }
    }
  });

  test("codes in no list, and unknown failures", () => {
    inEveryFamily((family) => {
      expectStateCheck(parseError({ code: -98765, msg: "x" }, { family }), String(family));
    });
    expect(nextStep(null).action).toBe("check-state");
    expect(nextStep(null, { method: "GET" }).action).toBe("stop");
  });

  test("every code of every family: a retry is advised only where the call was not executed", () => {
    for (const family of CATALOG.families) {
      for (const { code, messages } of family.errors) {
        for (const msg of ["", ...messages.map(({ text }) => text)]) {
          const error = parseError({ code, msg }, { family: family.id, method: "POST" });
          const { action } = nextStep(error, { now: 0 });
          if (action === "retry" || action === "sync-clock") expect(error?.advice.execution).toBe("not-executed");
        }
      }
    }
  });

  test("a read may be repeated, unless the caller says that it writes", () => {
    const read = parseError({ code: -1007, msg: "" }, { family: "spot", method: "GET" });
    expect(nextStep(read, { now: 0 }).action).toBe("retry");
    expect(nextStep(read, { now: 0, changesState: true }).action).toBe("check-state");
    const write = parseError({ code: -1007, msg: "" }, { family: "spot", method: "POST" });
    expect(nextStep(write, { now: 0, method: "GET" }).action).toBe("retry");
  });
});
