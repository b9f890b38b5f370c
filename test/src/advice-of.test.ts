import { describe, expect, test } from "vitest";
import { advicePair, situation } from "../../src/model/advice.ts";
import { situationAxes } from "../../generated/advice.ts";

const axes = (field: string, half: "write" | "read"): unknown[] => {
  const { execution, retry, scope } = advicePair(`${field} x`)[half];
  return [execution, retry, scope];
};

describe("a table's four letters as advice", () => {
  test.each([
    ["nn-r", "not-executed", "never", "request"],
    ["nd-o", "not-executed", "after-delay", "order"],
    ["nf-a", "not-executed", "after-fix", "account"],
    ["nc-i", "not-executed", "after-clock-sync", "ip"],
    ["ns-s", "not-executed", "after-state-check", "service"],
    ["us-r", "unknown", "after-state-check", "request"],
    ["pf-o", "partial", "after-fix", "order"],
    ["????", "unknown", "after-state-check", "request"],
  ])("%s for a write", (field, execution, retry, scope) => {
    expect(axes(field, "write")).toEqual([execution, retry, scope]);
  });

  test.each([
    ["nn-r", "never"],
    ["nfdr", "after-delay"],
    ["usdr", "after-delay"],
    ["us-r", "after-delay"],
    ["ps-o", "after-delay"],
    ["usfr", "after-fix"],
    ["usnr", "never"],
    ["uscr", "after-clock-sync"],
    ["ns-s", "after-delay"],
    ["????", "after-delay"],
  ])("%s for a read, which changes nothing", (field, retry) => {
    expect(axes(field, "read").slice(0, 2)).toEqual(["not-executed", retry]);
  });

  test("with its id, frozen, and the very same when asked again", () => {
    const pair = advicePair("usdr look-first");
    expect(pair.write).toMatchObject({ id: "look-first", readOnly: false });
    expect(pair.read).toMatchObject({ id: "look-first", readOnly: true });
    expect(Object.isFrozen(pair.write) && Object.isFrozen(pair.read)).toBe(true);
    expect(advicePair("usdr look-first")).toBe(pair);
  });
});

describe("advice for situations without a code", () => {
  test.each(Object.entries(situationAxes))("%s is as the overlay has it", (id, letters) => {
    const pair = advicePair(`${letters ?? ""} ${id}`);
    expect(situation(id).write).toEqual(pair.write);
    expect(situation(id).read).toEqual(pair.read);
  });

  test.each([["no such id"], ["constructor"]])("%s counts as the worst", (id) => {
    expect(situation(id).write).toMatchObject({ id, execution: "unknown", retry: "after-state-check" });
    expect(situation(id).read).toMatchObject({ execution: "not-executed", retry: "after-delay" });
  });
});
