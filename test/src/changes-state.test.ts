import { describe, expect, test } from "vitest";
import { changesState } from "../../src/model/changes-state.ts";

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
    expect(changesState({ method }, [])).toBe(expected);
    expect(changesState({}, [method])).toBe(expected);
  });

  test.each([
    ["the caller's word wins over all methods", { changesState: true, method: "GET" }, ["GET"], true],
    ["also where it says no", { changesState: false, method: "POST" }, ["POST"], false],
    ["a write of the caller's beats a read", { method: "POST" }, ["GET"], true],
    ["a write that was found beats a read of the caller's", { method: "GET" }, ["GET", "POST"], true],
    ["an unknown method says nothing", { method: "X" }, ["GET", "Y"], false],
    ["nothing given", {}, [], null],
  ] as const)("%s", (_, context, found, expected) => {
    expect(changesState(context, found)).toBe(expected);
  });
});
