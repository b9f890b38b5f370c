import { describe, expect, test } from "vitest";
import { changesState } from "../../src/changes-state.ts";

describe("whether a call changes state", () => {
  test.each([
    ["GET", false],
    ["HEAD", false],
    ["OPTIONS", false],
    ["get", false],
    ["POST", true],
    ["PUT", true],
    ["PATCH", true],
    ["DELETE", true],
    ["delete", true],
    ["TRACE", null],
    ["", null],
  ])("method %s", (method, expected) => {
    expect(changesState({ method }, null)).toBe(expected);
    expect(changesState({}, method)).toBe(expected);
  });

  test.each([
    ["the caller's word wins over both methods", { changesState: true, method: "GET" }, "GET", true],
    ["also where it says no", { changesState: false, method: "POST" }, "POST", false],
    ["the caller's method wins over the one found", { method: "POST" }, "GET", true],
    ["nobody said", {}, null, null],
  ] as const)("%s", (_, context, found, expected) => {
    expect(changesState(context, found)).toBe(expected);
  });
});
