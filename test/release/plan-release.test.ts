import { describe, expect, it } from "vitest";
import {
  CHANGE_KINDS,
  type CatalogDiff,
  type Change,
  type ChangeKind,
  higherLevel,
  levelOf,
} from "../../generator/diff/change.ts";
import { PARTS, PART_NAMES, dataParts, parseChangelog } from "../../generator/release/changelog.ts";
import {
  type ReleaseInput,
  type ReleasedAcceptance,
  checkRelease,
  entryOf,
  formatVersion,
  planRelease,
} from "../../generator/release/plan-release.ts";
const VERSION = { major: 1, minor: 2, patch: 3 };
const ACCEPTED: ReleasedAcceptance = { family: "spot", codes: [-1001, -1002], date: "2026-11-20", why: "gone" };

function change(kind: ChangeKind, more: Partial<Change> = {}): Change {
  const nothing = { before: null, after: null };
  return { kind, level: levelOf(kind), family: "spot", code: -1003, name: "TOO_MANY_REQUESTS", ...nothing, ...more };
}

function diffOf(...changes: readonly Change[]): CatalogDiff {
  return {
    level: changes.reduce<CatalogDiff["level"]>((level, { level: own }) => higherLevel(level, own), "none"),
    changes,
  };
}

function input(more: Partial<ReleaseInput> = {}): ReleaseInput {
  const changelog = parseChangelog("# Changelog\n\n## Unreleased\n");
  return {
    last: VERSION,
    current: VERSION,
    diff: diffOf(),
    api: { level: "none", lines: [] },
    openPoints: [],
    changelog,
    acceptances: [],
    releasedAcceptances: [],
    ...more,
  };
}

const unreleased = (text: string): Partial<ReleaseInput> => ({
  changelog: parseChangelog(`# Changelog\n\n## Unreleased\n\n${text}\n`),
});

const PLANS: readonly (readonly [what: string, given: Partial<ReleaseInput>, version: string, level: string])[] = [
  ["nothing", {}, "1.2.3", "none"],
  ["a translation", { diff: diffOf(change("translation-changed")) }, "1.2.4", "patch"],
  ["a new code", { diff: diffOf(change("error-added"), change("translation-added")) }, "1.3.0", "minor"],
  ["a renamed code", { diff: diffOf(change("error-renamed")) }, "2.0.0", "major"],
  ["a page that was down", { diff: diffOf(change("page-unreachable")) }, "1.2.3", "none"],
  ["a correction by hand", unreleased("### Fixed\n\n- x"), "1.2.4", "patch"],
  [
    "an addition by hand, and a translation",
    { ...unreleased("### Added\n\n- x"), diff: diffOf(change("translation-added")) },
    "1.3.0",
    "minor",
  ],
  ["a break by hand", unreleased("### Breaking\n\n- x"), "2.0.0", "major"],
  ["the first release", { last: null, current: { major: 0, minor: 1, patch: 0 } }, "0.1.0", "minor"],
];

describe("the next release", () => {
  it.each(PLANS)("after %s", (_, given, version, level) => {
    const plan = planRelease(input(given));
    expect(formatVersion(plan.version)).toBe(version);
    expect(plan.level).toBe(level);
    expect(plan.problems).toEqual([]);
  });

  it.each([
    ["not reviewed", [ACCEPTED], [], 1],
    ["reviewed", [{ ...ACCEPTED, reviewed: true }], [], 0],
    ["said not to be reviewed", [{ ...ACCEPTED, reviewed: false }], [], 1],
    ["released before", [ACCEPTED], [ACCEPTED], 0],
    ["released before, its codes in another order", [ACCEPTED], [{ ...ACCEPTED, codes: [-1002, -1001] }], 0],
    ["changed since the last release", [{ ...ACCEPTED, codes: [-1001] }], [{ ...ACCEPTED, reviewed: true }], 1],
    ["the same for another product", [{ ...ACCEPTED, product: "spot-testnet" }], [ACCEPTED], 1],
  ])("with an acceptance that is %s", (_, acceptances, releasedAcceptances, refusals) => {
    const { problems } = planRelease(input({ acceptances, releasedAcceptances }));
    expect(problems.map(({ check }) => check)).toEqual(Array<string>(refusals).fill("acceptance-unreviewed"));
  });

  it("is refused where the changelog has lines in no part", () => {
    expect(planRelease(input(unreleased("- x"))).problems.map(({ check }) => check)).toEqual(["changelog-part"]);
  });
});

describe("the entry of a release", () => {
  it("lists each change under the part that fits its level", () => {
    for (const kind of CHANGE_KINDS) {
      const parts = dataParts([change(kind)]);
      const [part] = PART_NAMES.filter((name) => parts[name] !== undefined);
      if (part === undefined) expect(levelOf(kind)).toBe("none");
      else expect(PARTS[part]).toBe(levelOf(kind));
    }
  });

  it("lists old and new texts, and counts explanations", () => {
    const parts = dataParts([
      change("message-reworded", { before: "Wait %s.", after: "Wait for %s." }),
      change("error-added", { messages: ["First.", "Second."] }),
      change("translation-changed"),
      change("translation-changed"),
    ]);
    expect(parts).toEqual({
      Added: ["- spot -1003 TOO_MANY_REQUESTS: code added: “First.”"],
      Changed: ["- spot -1003 TOO_MANY_REQUESTS: message reworded: “Wait %s.” → “Wait for %s.”"],
      Documentation: ["- spot: 2 Chinese translations changed"],
    });
  });

  it("shows hostile text as text", () => {
    const after = "hi @everybody\n## Unreleased\nfixes #1 <script>";
    const [line] = dataParts([change("message-added", { after })]).Added ?? [];
    expect(line).not.toMatch(/@\w|#1|<script|\n/u);
  });

  it("is bounded", () => {
    const changes = Array.from({ length: 500 }, (_, index) => change("error-added", { code: -index }));
    const { Added: added = [] } = dataParts(changes);
    expect(added.length).toBeLessThan(100);
    expect(added.at(-1)).toContain("more");
  });
});

describe("the check of a tag", () => {
  const changelog = parseChangelog("# Changelog\n\n## Unreleased\n\n## 1.3.0 (2026-11-24)\n\n### Added\n\n- x\n");
  const fit = {
    ...input({ changelog, current: { major: 1, minor: 3, patch: 0 }, diff: diffOf(change("error-added")) }),
    tag: "v1.3.0",
    isOnMain: true,
  };

  it.each([
    ["fit", {}, []],
    ["of another version", { tag: "v1.3.1" }, ["release-version"]],
    ["no version", { tag: "latest" }, ["release-version"]],
    ["without an entry", { changelog: parseChangelog("# Changelog\n\n## Unreleased\n") }, ["release-changelog"]],
    ["too low for its data", { diff: diffOf(change("error-renamed")) }, ["release-level"]],
    ["not part of main", { isOnMain: false }, ["release-branch"]],
    ["with an unreviewed acceptance", { acceptances: [ACCEPTED] }, ["acceptance-unreviewed"]],
  ])("that is %s", (_, given, checks) => {
    expect(checkRelease({ ...fit, ...given }).map(({ check }) => check)).toEqual(checks);
  });

  it("has the notes of its version", () => {
    expect(entryOf(changelog, "1.3.0")).toBe("### Added\n\n- x\n");
    expect(entryOf(changelog, "1.2.9")).toBeNull();
  });
});
