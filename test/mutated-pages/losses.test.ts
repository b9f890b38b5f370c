import { describe, expect, it } from "vitest";
import type { Change } from "../../generator/diff/change.ts";
import type { Problem } from "../../generator/problem.ts";
import type { Content, Contents } from "./contents.ts";
import { findLosses, type Loss } from "./losses.ts";
import { isNamedByChange, isNamedByProblem } from "./named.ts";

/** `-1000 A: message: x | note: y` per entry. */
const contents = (entries: Readonly<Record<string, readonly string[]>>): Contents =>
  new Map(
    Object.entries(entries).map(([key, texts]): readonly [string, Content] => [
      key,
      { codes: [Number.parseInt(key, 10)], title: key, isTable: false, texts: new Set(texts) },
    ]),
  );

const before = contents({ "-1000 A": ["message: a", "message: b", "section: s"], "-1001 B": ["message: c"] });

describe("losses", () => {
  it.each([
    { title: "nothing", after: before, expected: [] },
    {
      title: "a gain",
      after: contents({ "-1000 A": ["message: a", "message: b", "section: s"], "-1001 B": ["message: c", "note: d"] }),
      expected: [],
    },
    {
      title: "an entry",
      after: contents({ "-1000 A": ["message: a", "message: b", "section: s"] }),
      expected: ["entry -1001"],
    },
    {
      title: "a name",
      after: contents({ "-1000 A": ["message: a", "message: b", "section: s"], "-1001 X": ["message: c"] }),
      expected: ["entry -1001 to -1001"],
    },
    {
      title: "a text",
      after: contents({ "-1000 A": ["message: a", "section: s"], "-1001 B": ["message: c"] }),
      expected: ["text -1000 b"],
    },
    {
      title: "a message that became a note",
      after: contents({ "-1000 A": ["message: a", "note: b", "section: s"], "-1001 B": ["message: c"] }),
      expected: ["text -1000 b"],
    },
    {
      title: "a text that moved, of several",
      after: contents({ "-1000 A": ["message: a", "section: s"], "-1001 B": ["message: c", "message: b"] }),
      expected: ["text -1000 b to -1001"],
    },
    {
      title: "all texts moved to another entry",
      after: contents({ "-1000 A": ["section: s"], "-1001 B": ["message: c", "message: a"] }),
      expected: ["entry -1000 to -1001"],
    },
    {
      title: "all texts reworded",
      after: contents({ "-1000 A": ["message: x", "section: s"], "-1001 B": ["message: c"] }),
      expected: ["text -1000 a", "text -1000 b"],
    },
  ])("$title", ({ after, expected }) => {
    const found = findLosses(before, after).map(
      ({ kind, codes, text, movedTo }) =>
        `${kind} ${codes.join()}${kind === "text" ? ` ${text}` : ""}${movedTo.length > 0 ? ` to ${movedTo.join()}` : ""}`,
    );
    expect(found).toEqual(expected);
  });
});

describe("named losses", () => {
  const loss: Loss = { kind: "entry", codes: [-1001], isTable: false, text: "-1001 B", movedTo: [] };
  const page = { family: "spot", product: "spot", locale: "en", title: null, sections: [], entries: [] } as const;
  const problem = (message: string, at: Problem["at"] = {}): Problem => ({
    check: "c",
    severity: "warning",
    at,
    message,
    fix: "f",
  });
  const change = (fields: Partial<Change>): Change => ({
    kind: "error-retired",
    level: "minor",
    family: "spot",
    code: null,
    name: null,
    before: null,
    after: null,
    ...fields,
  });

  it.each([
    { named: true, problems: [problem("m", { code: -1001 })] },
    { named: true, problems: [problem("Codes are gone: -1000, -1001.")] },
    { named: false, problems: [problem("-10010 is another one."), problem("1001 is no code.")] },
    { named: false, problems: [problem("A list is parted.", { line: 5 })] },
    { named: false, problems: [] },
  ])("by a problem: $named for $problems", ({ named, problems }) => {
    expect(isNamedByProblem(loss, problems, page)).toBe(named);
  });

  it.each([
    { named: true, changes: [change({ code: -1001 })] },
    { named: true, changes: [change({ kind: "message-moved", code: -1000, movedFrom: -1001 })] },
    { named: false, changes: [change({ code: -1000 }), change({ kind: "page-moved" })] },
    { named: false, changes: [] },
  ])("by a change: $named for $changes", ({ named, changes }) => {
    expect(isNamedByChange(loss, changes)).toBe(named);
  });
});
