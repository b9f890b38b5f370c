import { describe, expect, it } from "vitest";
import type { Change } from "../../generator/diff/change.ts";
import { releasesSchema } from "../../generator/emit/kit/schemas.ts";
import { addReleaseRecord } from "../../generator/release/release-record.ts";

const change = (kind: Change["kind"], before: string | null, after: string | null): Change => ({
  kind,
  level: "minor",
  family: "spot",
  code: -1121,
  name: "BAD_SYMBOL",
  before,
  after,
});

const CODE = { family: "spot", code: -1121, name: "BAD_SYMBOL", text: null };

describe("the record of a release", () => {
  it.each([
    ["a new code", change("error-added", null, "-1121 BAD_SYMBOL"), { added: [CODE] }],
    [
      "a new message",
      change("message-added", null, "Invalid symbol."),
      { added: [{ ...CODE, text: "Invalid symbol." }] },
    ],
    ["a code that is gone", change("error-retired", "-1121 BAD_SYMBOL", null), { retired: [CODE] }],
    ["a message that is gone", change("message-removed", "Old.", null), { retired: [{ ...CODE, text: "Old." }] }],
    [
      "another wording",
      change("message-reworded", "Old.", "New."),
      { reworded: [{ ...CODE, text: "New.", before: "Old." }] },
    ],
    ["a translation", change("translation-changed", "旧", "新"), {}],
  ])("has %s", (_, one, expected) => {
    const { releases } = addReleaseRecord({ version: 1, releases: [] }, "0.2.0", "2026-12-01", [one]);
    const nothing = { added: [], reworded: [], retired: [] };
    expect(releases).toEqual([{ version: "0.2.0", date: "2026-12-01", ...nothing, ...expected }]);
  });

  it("comes after the others, in the shape of the file", () => {
    const first = addReleaseRecord({ version: 1, releases: [] }, "0.1.0", "2026-11-30", []);
    const both = addReleaseRecord(first, "0.2.0", "2026-12-01", [change("error-added", null, "x")]);
    expect(releasesSchema.parse(both).releases.map(({ version }) => version)).toEqual(["0.1.0", "0.2.0"]);
  });
});
