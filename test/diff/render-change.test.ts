import { expect, it } from "vitest";
import { renderBody } from "../support/pull-request-body.ts";
import { CHANGE_KINDS, type Change, type ChangeKind } from "../../generator/diff/change.ts";
import { renderChange } from "../../generator/diff/render-change.ts";
import { summariseDiff } from "../../generator/diff/summary.ts";

const BASE = { level: "minor", family: "spot", code: -1000, name: "A_B", before: "old", after: "new" } as const;
const ENTRY = { messages: ["one", "two"] } as const;

/** Text of each kind for a reviewer, and its count in a summary. */
const WORDS: Readonly<Record<ChangeKind, readonly [more: Partial<Change>, what: string, counted: string]>> = {
  "family-added": [{ code: null, count: 2, before: null }, "family added | spot, 2 entries | new", "1 family added"],
  "family-dropped": [{ code: null, count: 1, after: null }, "family dropped | spot, 1 entry | old", "1 family dropped"],
  "error-added": [ENTRY, "code added | -1000 A_B, spot | message: one | message: two", "1 code added"],
  "error-retired": [
    { ...ENTRY, retired: "2026-01-01" },
    "code retired | -1000 A_B, spot | gone since 2026-01-01",
    "1 code retired",
  ],
  "error-returned": [ENTRY, "code returned | -1000 A_B, spot | message: one", "1 code returned"],
  "error-renamed": [{}, "code renamed | -1000 A_B, spot | old new | was: old | now: new", "1 code renamed"],
  "error-moved": [{}, "code renumbered | -1000 A_B, spot | old new", "1 code renumbered"],
  "error-sign-changed": [{}, "code sign changed | -1000 A_B, spot | old new", "1 code written with the other sign"],
  "error-dropped": [{}, "code dropped | -1000 A_B, spot", "1 retired code dropped"],
  "error-aliases-changed": [
    { before: null },
    "code aliases changed | -1000 A_B, spot | new",
    "1 code with other aliases",
  ],
  "message-added": [{ before: null }, "message added | -1000 A_B, spot | new", "1 message added"],
  "message-removed": [{ after: null }, "message removed | -1000 A_B, spot | old", "1 message removed"],
  "message-returned": [{ before: null }, "message returned | -1000 A_B, spot | new", "1 message returned"],
  "message-reworded": [
    { translationUnchanged: true, products: ["wallet"], of: 8 },
    "message reworded | -1000 A_B, spot, on 1 of 8 pages so far (wallet) | old new | was: old | now: new | the Chinese text did not change: it may be stale",
    "1 message reworded",
  ],
  "message-moved": [
    { movedFrom: -1, movedTo: -2 },
    "message moved | -1000 A_B, spot | from -1 to -2 | new",
    "1 message moved to another code",
  ],
  "message-dropped": [{ after: null }, "message dropped | -1000 A_B, spot | old", "1 retired wording dropped"],
  "parameter-added": [
    {},
    "message reworded, parameter added | -1000 A_B, spot | old new",
    "1 message given a parameter more",
  ],
  "parameter-removed": [
    {},
    "message reworded, parameter removed | -1000 A_B, spot | old new",
    "1 message given a parameter less",
  ],
  "explanation-changed": [
    { field: "note", locale: "en", before: null },
    "note added | -1000 A_B, spot | new",
    "1 explanation changed",
  ],
  "punctuation-changed": [
    { field: "message" },
    "punctuation of the message changed | -1000 A_B, spot | old new",
    "1 text changed in punctuation only",
  ],
  "anchor-moved": [{}, "link moved | -1000 A_B, spot | old new", "1 link moved"],
  "filter-changed": [{ code: null, before: null }, "filter changed | spot | new", "1 filter changed"],
  "announcement-changed": [
    { code: null, before: null },
    "announcement changed | spot | new",
    "1 change log with other announcements",
  ],
  "layout-changed": [{ code: null, before: null }, "layout changed | spot | new", "1 family changed in layout only"],
  "translation-added": [
    { field: "title", locale: "zh-CN", before: null },
    "Chinese title added | -1000 A_B, spot | new",
    "1 Chinese translation added",
  ],
  "translation-changed": [
    { field: "message", locale: "zh-CN", message: "text" },
    "Chinese message changed | -1000 A_B, spot | of “text” | old new",
    "1 Chinese translation changed",
  ],
  "translation-removed": [
    { field: "entry", locale: "zh-CN", after: null },
    "Chinese code removed | -1000 A_B, spot | old",
    "1 Chinese translation removed",
  ],
  "section-changed": [
    { code: null, count: 3 },
    "section changed | section, spot, 3 entries | old new",
    "1 section changed",
  ],
  "table-added": [{ code: null, table: "t", before: null }, "table added | table t, spot | new", "1 table added"],
  "table-retired": [{ code: null, table: "t", after: null }, "table retired | table t, spot | old", "1 table retired"],
  "table-codes-changed": [
    { code: null, table: "t" },
    "table codes changed | table t, spot | old new",
    "1 table with other codes",
  ],
  "product-added": [
    { code: null, product: "wallet", count: 2 },
    "listed by one more product | wallet, spot, 2 entries",
    "1 product added",
  ],
  "product-dropped": [
    { product: "wallet", message: "text" },
    "message gone from one page | -1000 A_B, spot, wallet | of “text”",
    "1 product dropped",
  ],
  "page-added": [{ code: null, before: null }, "page added | spot | new", "1 page added"],
  "page-dropped": [{ code: null, after: null }, "page dropped | spot | old", "1 page dropped"],
  "page-moved": [{ code: null }, "page moved | spot | old new", "1 page moved"],
  "page-unreachable": [{ code: null, before: null }, "page unreachable | spot | new", "1 page unreachable"],
  "page-gate-failed": [{ code: null, before: null }, "page gate failed | spot | new", "1 page stopped by a gate"],
};

/** The item's visible text: parts between bars. */
function shown(kind: ChangeKind, more: Partial<Change>): string {
  const [head = "", ...lines] = renderBody(renderChange({ ...BASE, kind, ...more }, 200))
    .text()
    .trim()
    .split(/\n+/u);
  const what = /^(.*?) \(minor\)$/u.exec(head)?.[1] ?? head;
  return [what, ...lines.map((line) => line.trim())].join(" | ");
}

it.each([...CHANGE_KINDS])("shows the change to a reviewer: %s", (kind) => {
  const [more, what, counted] = WORDS[kind];
  const [happened = "", ...rest] = what.split(" | ");
  expect(shown(kind, more)).toContain([`${happened} ${rest[0] ?? ""}`, ...rest.slice(1)].join(" | ").trim());
  expect(summariseDiff({ level: "minor", changes: [{ ...BASE, kind, ...more }] })).toBe(`${counted} — minor release`);
});

it("a new code shows both languages, notes and whom it affects", () => {
  const details = [
    { field: "message", en: "Too many.", "zh-CN": "太多。" },
    { field: "note", en: "Wait." },
    { field: "message", en: "Other." },
  ] as const;
  const docsUrl = { "zh-CN": "https://example.org/zh-CN" };
  expect(shown("error-added", { details, docsUrl, before: null, after: "A_B" })).toBe(
    "code added -1000 A_B, spot | message: Too many. | 中文: 太多。 | note: Wait. | message: Other. | 中文: none | affects SpotErrorCode.A_B",
  );
});

it("a reworded message names the member and the ids that it affects, and the page's commits", () => {
  const docsUrl = { en: "https://github.com/binance/docs/blob/master/errors.md#-1000" };
  const text = shown("message-reworded", { before: "Old words here.", after: "New words here.", docsUrl });
  expect(text).toContain(
    "affects SpotErrorCode.A_B, message old-words-here, message new-words-here | commits of the page",
  );
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
