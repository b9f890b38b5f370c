import { expect, it } from "vitest";
import { CHANGE_KINDS, type Change, type ChangeKind } from "../../generator/diff/change.ts";
import { renderChange } from "../../generator/diff/render-change.ts";
import { summariseDiff } from "../../generator/diff/render-diff.ts";

const BASE = { level: "minor", family: "spot", code: -1000, name: "A_B", before: "old", after: "new" } as const;
const shown = (kind: ChangeKind, more: Partial<Change>): string => {
  const change: Change = { ...BASE, kind, ...more };
  return renderChange(change, 200).split(" | ").slice(3).join(" | ").replace(/ \|$/u, "").replaceAll("&#45;", "-");
};
const ENTRY = { messages: ["one", "two"] } as const;

/** What a reviewer reads of each kind, and how a summary counts it. */
const WORDS: Readonly<Record<ChangeKind, readonly [more: Partial<Change>, what: RegExp, counted: string]>> = {
  "family-added": [
    { code: null, count: 2, before: null },
    /^\*\*family added\*\*: new \(2 entries\)$/u,
    "1 family added",
  ],
  "family-dropped": [
    { code: null, count: 1, after: null },
    /^\*\*family dropped\*\*: old \(1 entry\)$/u,
    "1 family dropped",
  ],
  "error-added": [ENTRY, /^code \*\*added\*\*: one ⏎ two$/u, "1 code added"],
  "error-retired": [
    { ...ENTRY, retired: "2026-01-01" },
    /^code \*\*retired\*\* \(gone since 2026-01-01\): one ⏎ two$/u,
    "1 code retired",
  ],
  "error-returned": [ENTRY, /^code \*\*returned\*\*: one ⏎ two$/u, "1 code returned"],
  "error-renamed": [{}, /^\*\*renamed\*\* from old to new$/u, "1 code renamed"],
  "error-moved": [{}, /^\*\*renumbered\*\* from old to new$/u, "1 code renumbered"],
  "error-dropped": [{}, /^code \*\*dropped\*\*$/u, "1 retired code dropped"],
  "message-added": [{}, /^message \*\*added\*\*: new$/u, "1 message added"],
  "message-removed": [{}, /^message \*\*removed\*\*: old$/u, "1 message removed"],
  "message-returned": [{}, /^message \*\*returned\*\*: new$/u, "1 message returned"],
  "message-reworded": [
    { translationUnchanged: true },
    /^\*\*reworded\*\*: .*old.*new.* \(the Chinese text did not change: it may be stale\)$/u,
    "1 message reworded",
  ],
  "message-moved": [
    { movedFrom: -1, movedTo: -2 },
    /^message \*\*moved\*\* from \\?-1 to \\?-2: new$/u,
    "1 message moved to another code",
  ],
  "message-dropped": [{}, /^message \*\*dropped\*\*: old$/u, "1 retired wording dropped"],
  "parameter-added": [{}, /^\*\*parameter added\*\*: .*old.*new/u, "1 message given a parameter more"],
  "parameter-removed": [{}, /^\*\*parameter removed\*\*: .*old.*new/u, "1 message given a parameter less"],
  "explanation-changed": [
    { field: "note", locale: "en", before: null },
    /^note \*\*added\*\*: new$/u,
    "1 explanation changed",
  ],
  "punctuation-changed": [
    { field: "message", before: "old.", after: "old" },
    /^\*\*punctuation\*\* of the message: old/u,
    "1 text changed in punctuation only",
  ],
  "anchor-moved": [{}, /^\*\*link moved\*\* from old to new$/u, "1 link moved"],
  "layout-changed": [{ code: null }, /^\*\*layout only\*\*: new$/u, "1 family changed in layout only"],
  "translation-added": [
    { field: "title", locale: "zh-CN", before: null },
    /^Chinese title \*\*added\*\*: new$/u,
    "1 Chinese translation added",
  ],
  "translation-changed": [
    { field: "message", locale: "zh-CN", message: "text" },
    /^Chinese message \*\*changed\*\* of “text”: .*old.*new/u,
    "1 Chinese translation changed",
  ],
  "translation-removed": [
    { field: "entry", locale: "zh-CN", after: null },
    /^Chinese code \*\*removed\*\*: old$/u,
    "1 Chinese translation removed",
  ],
  "section-changed": [{ code: null, count: 3 }, /^\*\*section\*\*: .*old.*new.* \(3 entries\)$/u, "1 section changed"],
  "table-added": [{ code: null, table: "t", before: null }, /^\*\*table added\*\*: new$/u, "1 table added"],
  "table-retired": [{ code: null, table: "t", after: null }, /^\*\*table retired\*\*: old$/u, "1 table retired"],
  "table-codes-changed": [{ code: null, table: "t" }, /^\*\*codes\*\*: .*old.*new/u, "1 table with other codes"],
  "product-added": [
    { code: null, product: "wallet", count: 2 },
    /^product wallet \*\*added\*\* \(2 entries\)$/u,
    "1 product added",
  ],
  "product-dropped": [{ code: null, product: "wallet" }, /^product wallet \*\*dropped\*\*$/u, "1 product dropped"],
  "page-added": [{ code: null, before: null }, /^\*\*page added\*\*: new$/u, "1 page added"],
  "page-dropped": [{ code: null, after: null }, /^\*\*page dropped\*\*: old$/u, "1 page dropped"],
  "page-moved": [{ code: null }, /^\*\*page moved\*\* from old to new$/u, "1 page moved"],
  "page-unreachable": [{ code: null, before: null }, /^\*\*page unreachable\*\*: new$/u, "1 page unreachable"],
  "page-gate-failed": [{ code: null, before: null }, /^\*\*page gate failed\*\*: new$/u, "1 page stopped by a gate"],
};

it.each([...CHANGE_KINDS])("a reviewer reads what happened: %s", (kind) => {
  const [more, what, counted] = WORDS[kind];
  expect(shown(kind, more)).toMatch(what);
  expect(summariseDiff({ level: "minor", changes: [{ ...BASE, kind, ...more }] })).toBe(`${counted} — minor release`);
});

it.each<[string, Partial<Change>, string]>([
  ["a code with its name", {}, "\\-1000 A\\_B"],
  ["a code without", { name: null }, "\\-1000"],
  ["a table", { code: null, name: null, table: "rejects" }, "table rejects"],
  ["a page", { code: null, name: null, product: "wallet", locale: "zh-CN" }, "wallet zh\\-CN"],
  ["a product", { code: null, name: null, product: "wallet" }, "wallet"],
  ["a section", { code: null, name: null }, "section"],
])("and what it is about: %s", (_, more, subject) => {
  const plain = (text: string | undefined): string | undefined => text?.replaceAll("\\", "");
  const [level, family, about] = renderChange({ ...BASE, kind: "message-added", ...more }, 200)
    .slice(2)
    .split(" | ");
  expect([level, family, plain(about)]).toEqual(["minor", "spot", plain(subject)]);
});

it.each<[ChangeKind, string]>([
  ["family-added", "2 families added"],
  ["error-dropped", "2 retired codes dropped"],
  ["message-moved", "2 messages moved to another code"],
  ["message-dropped", "2 retired wordings dropped"],
  ["translation-changed", "2 Chinese translations changed"],
  ["page-unreachable", "2 pages unreachable"],
])("and more than one: %s", (kind, counted) => {
  const changes = [BASE, BASE].map((base): Change => ({ ...base, kind }));
  expect(summariseDiff({ level: "none", changes })).toBe(`${counted} — no release`);
});
