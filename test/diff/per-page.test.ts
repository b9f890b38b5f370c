import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { diffCatalogs } from "../../generator/diff/diff-catalogs.ts";
import type { SnapshotEntry, SnapshotMessage } from "../../generator/model.ts";
import { differsInPunctuation } from "../../generator/text.ts";
import { entry, page, snapshot } from "./snapshot-of.ts";

const ALL = ["wallet", "convert", "algo"];
const OLD = "Too many requests queued now.";
const NEW = "Too many requests are queued.";
const on = (text: string, products?: string[]): SnapshotMessage => ({
  text,
  ...(products === undefined ? {} : { products }),
});
const listed = (messages: readonly SnapshotMessage[], products = ALL): SnapshotEntry =>
  entry(-1003, "A", messages, { products });

/** `kind [message] [product] [products of n]` of each change. */
function changes(before: readonly SnapshotEntry[], after: readonly SnapshotEntry[], linked = false): readonly string[] {
  const manifest = { schemaVersion: 1, pages: [page()] } as const;
  const side = (entries: readonly SnapshotEntry[]) => ({
    snapshots: [snapshot(entries)],
    ...(linked ? { manifest: { ...manifest, pages: [...manifest.pages] } } : {}),
  });
  return diffCatalogs(side(before), side(after)).changes.map(({ kind, product, products, of }) =>
    [kind, product, products?.join("+"), of].filter((part) => part !== undefined).join(" "),
  );
}

describe("a text that several pages share", () => {
  it.each([
    [
      "reworded on the first page",
      [on(OLD)],
      [on(NEW, ["wallet"]), on(OLD, ["convert", "algo"])],
      ["message-reworded wallet 3"],
    ],
    [
      "reworded on the second",
      [on(NEW, ["wallet"]), on(OLD, ["convert", "algo"])],
      [on(NEW, ["wallet", "convert"]), on(OLD, ["algo"])],
      ["message-reworded convert 3"],
    ],
    [
      "reworded on the last",
      [on(NEW, ["wallet", "convert"]), on(OLD, ["algo"])],
      [on(NEW), { ...on(OLD), retired: "2026-01-01" }],
      ["message-reworded algo 3"],
    ],
    ["reworded on all", [on(OLD)], [on(NEW)], ["message-reworded"]],
    ["new on one page", [on(OLD)], [on(OLD), on("Something else entirely.", ["algo"])], ["message-added algo 3"]],
    [
      "gone from one page",
      [on(OLD), on("Something else entirely.")],
      [on(OLD), on("Something else entirely.", ["wallet", "algo"])],
      ["product-dropped convert"],
    ],
    [
      "known, and on one page more",
      [on(OLD), on("Something else.", ["algo"])],
      [on(OLD), on("Something else.", ["wallet", "algo"])],
      ["product-added wallet"],
    ],
  ] as const)("%s", (_title, before, after, expected) => {
    expect(changes([listed(before)], [listed(after)])).toEqual(expected);
  });
});

describe("a change of punctuation only", () => {
  it.each([
    ["Invalid symbol.", "Invalid symbol", true],
    ["Order 'X' rejected", "Order “X” rejected", true],
    ["Too many requests; wait", "Too many requests, wait", true],
    ["余额不足。", "余额不足", true],
    ["Limit is 1.5", "Limit is 15", false],
    ["Code -1", "Code 1", false],
    ["a > b", "a < b", false],
    ["Invalid symbol.", "Invalid Symbol.", false],
  ])("%j → %j: %s", (before, after, expected) => {
    expect(differsInPunctuation(before, after)).toBe(expected);
    const kind = expected ? "punctuation-changed" : "message-reworded";
    expect(changes([entry(-1, "A", [before])], [entry(-1, "A", [after])])).toEqual([kind]);
  });
});

describe("between two snapshots that know their pages", () => {
  it("a moved anchor is a change, and between two pages it is not", () => {
    const [before, after] = [entry(-1, "A"), entry(-1, "A", [], { anchor: { en: "elsewhere" } })];
    expect(changes([before], [after], true)).toEqual(["anchor-moved"]);
    expect(changes([before], [after])).toEqual([]);
  });
  it("a sentence in the heading that changed is a change", () => {
    const [before, after] = ["-1 A: one thing", "-1 A: another"].map((en) => entry(-1, "A", [], { title: { en } }));
    expect(changes([before ?? entry(-1, "A")], [after ?? entry(-1, "A")])).toEqual(["explanation-changed"]);
  });
});

describe("a run that changes a file", () => {
  const side = (end: string, date: string | null) => ({
    snapshots: [snapshot([entry(-1, "A")])],
    manifest: { schemaVersion: 1 as const, pages: [page({ sha256: end.repeat(64) })] },
    changelog:
      date === null
        ? null
        : {
            schemaVersion: 1 as const,
            kind: "changelog" as const,
            family: "spot" as const,
            pages: [],
            events: [{ date, kind: "added" as const, codes: [-1], names: [], texts: [], locales: ["en" as const] }],
          },
  });
  it.each([
    ["nothing", ["0", "2026-01-01"], ["0", "2026-01-01"], []],
    ["the manifest alone", ["0", null], ["1", null], ["layout-changed"]],
    ["the first change log", ["0", null], ["0", "2026-01-01"], ["announcement-changed"]],
    ["an announcement", ["0", "2026-01-01"], ["0", "2026-02-01"], ["announcement-changed"]],
  ] as const)("%s", (_title, before, after, kinds) => {
    expect(diffCatalogs(side(before[0], before[1]), side(after[0], after[1])).changes.map(({ kind }) => kind)).toEqual(
      kinds,
    );
  });
});

/** Any field of an entry, changed. */
const EDITS: readonly ((old: SnapshotEntry) => SnapshotEntry)[] = [
  (old) => ({ ...old, name: `${old.name ?? ""}_X` }),
  (old) => ({ ...old, title: { en: `${old.title.en ?? ""} ` } }),
  (old) => ({ ...old, title: { ...old.title, "zh-CN": "名" } }),
  (old) => ({ ...old, section: "Other" }),
  (old) => ({ ...old, anchor: { en: "x" } }),
  (old) => ({ ...old, products: [...old.products, "spot-testnet"] }),
  (old) => ({ ...old, messages: old.messages.map((one) => ({ ...one, text: `${one.text} ` })) }),
  (old) => ({ ...old, messages: old.messages.map((one) => ({ ...one, text: one.text.replace(/\.$/u, "") })) }),
  (old) => ({ ...old, messages: old.messages.map((one) => ({ ...one, "zh-CN": "文" })) }),
  (old) => ({ ...old, messages: old.messages.map((one) => ({ ...one, explanation: { en: "Why." } })) }),
  (old) => ({
    ...old,
    messages: old.messages.map((one) => ({ ...one, formerly: [{ text: "Older.", retired: "2020-01-01" }] })),
  }),
  (old) => ({ ...old, messages: old.messages.toReversed() }),
  (old) => ({ ...old, notes: [{ en: "Note." }] }),
  (old) => ({ ...old, since: "2020-01-01" }),
  (old) => ({ ...old, retired: "2026-01-01" }),
];

test.prop([fc.array(fc.constantFrom(...EDITS), { maxLength: 3 })])(
  "every difference of a snapshot is a change, and nothing else is",
  (edits) => {
    const before = entry(-1000, "A", ["One thing is wrong.", "Another is not right."]);
    const after = edits.reduce((old, edit) => edit(old), before);
    const isSame = JSON.stringify(before) === JSON.stringify(after);
    expect(changes([before], [after], true).length === 0).toBe(isSame);
  },
);
