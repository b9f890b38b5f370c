import { describe, expect, it } from "vitest";
import { addRelease, formatParts, mergeParts, parseChangelog } from "../../generator/release/changelog.ts";

const TEXT = `# Changelog

By meaning.

## Unreleased

### Fixed

- A thing,
  on two lines.

### Added

- Another.

## 0.1.1 (2026-10-01)

### Fixed

- Old.

## [0.1.0] - 2026-09-01

First.
`;

describe("the changelog", () => {
  it("is read by its parts", () => {
    const { head, unreleased, releases, strays } = parseChangelog(TEXT);
    expect(head).toBe("# Changelog\n\nBy meaning.");
    expect(unreleased).toEqual({ Added: ["- Another."], Fixed: ["- A thing,", "  on two lines."] });
    expect(releases.map(({ version }) => version)).toEqual(["0.1.1", "0.1.0"]);
    expect(strays).toEqual([]);
  });

  it("gets a release on top, and keeps the old ones as they are", () => {
    const changelog = parseChangelog(TEXT);
    const next = addRelease(
      changelog,
      "0.2.0",
      "2026-11-24",
      mergeParts(changelog.unreleased, { Breaking: ["- New."] }),
    );
    expect(next).toContain(
      "## Unreleased\n\n## 0.2.0 (2026-11-24)\n\n### Breaking\n\n- New.\n\n### Added\n\n- Another.\n\n### Fixed\n\n- A thing,\n",
    );
    expect(next.endsWith("## 0.1.1 (2026-10-01)\n\n### Fixed\n\n- Old.\n\n## [0.1.0] - 2026-09-01\n\nFirst.\n")).toBe(
      true,
    );
    const again = parseChangelog(next);
    expect(again.unreleased).toEqual({});
    expect(again.releases.map(({ version }) => version)).toEqual(["0.2.0", "0.1.1", "0.1.0"]);
    expect(again.releases.slice(1)).toEqual(changelog.releases);
  });

  it.each([
    ["a heading that is no part", "## Unreleased\n\n### Stuff\n\n- x\n", ["### Stuff"]],
    ["a line outside of any part", "## Unreleased\n\n- x\n", ["- x"]],
  ])("reports %s", (_, text, strays) => {
    expect(parseChangelog(text).strays).toEqual(strays);
  });

  it("reads nothing from nothing", () => {
    expect(parseChangelog("")).toEqual({ head: "", unreleased: {}, releases: [], strays: [] });
    expect(formatParts({})).toBe("");
  });
});
