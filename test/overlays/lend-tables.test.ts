import { describe, expect, it } from "vitest";
import type { FamilyId, FamilySnapshot, SnapshotEntry } from "../../generator/model.ts";
import { applyOverlays } from "../../generator/overlays/apply-overlays.ts";
import { observedOverlaySchema, type Overlays } from "../../generator/overlays/schemas.ts";
import { NO_OVERLAYS } from "../support/no-overlays.ts";

const NONE: Overlays = {
  ...NO_OVERLAYS,
  advice: {
    advice: [
      {
        id: "unread",
        execution: "unknown",
        retry: "after-state-check",
        scope: "request",
        text: { en: "Look.", "zh-CN": "请查询。" },
        applies: {},
        fallback: true,
        why: "test",
      },
    ],
  },
};
const entry = (code: number, name = `NAME_${String(-code)}`): SnapshotEntry => ({
  code,
  name,
  title: { en: name },
  section: null,
  anchor: {},
  products: ["spot"],
  messages: [],
  notes: [],
});
const filters = (texts: readonly string[]): FamilySnapshot["tables"][number] => ({
  id: "filters",
  title: { en: "Filters" },
  anchor: {},
  codes: [-1013, -2010],
  messages: texts.map((text) => ({ text })),
  notes: [],
});
const snapshot = (family: FamilyId, tables: FamilySnapshot["tables"]): FamilySnapshot => ({
  schemaVersion: 1,
  family,
  entries: [entry(-1013), entry(-2010)],
  tables,
});

const loan = { from: "spot", table: "filters", families: ["sapi"], unsourced: true, why: "test" } as const;
function lend(
  lender: readonly string[],
  borrower: FamilySnapshot["tables"],
  codes: Overlays["observed"]["codes"] = [],
) {
  const { catalog, problems } = applyOverlays(
    [snapshot("spot", [filters(lender)]), snapshot("sapi", borrower)],
    { schemaVersion: 1, pages: [] },
    { ...NONE, observed: { messages: [], codes, tables: [{ ...loan, families: ["sapi"] }] } },
  );
  const sapi = catalog.families.find(({ id }) => id === "sapi");
  return {
    tables: sapi?.tables.map(({ messages }) =>
      messages.map(({ text, origin, unsourced }) => ({ text, origin, unsourced })),
    ),
    entries: sapi?.errors.map(({ code, tables }) => [code, tables]),
    ids: sapi?.tables.flatMap(({ messages }) => messages.map(({ id }) => id)) ?? [],
    checks: problems.filter(({ check }) => check.startsWith("overlay-")).map(({ check }) => check),
  };
}

describe("a table that another family lends", () => {
  const lent = { text: "Filter: B", origin: "observed", unsourced: true };
  it("is lent whole to a family without a table, under the same codes", () => {
    const { tables, entries, checks } = lend(["Filter: B"], []);
    expect(tables).toEqual([[lent]]);
    expect(entries).toEqual([
      [-1013, ["filters"]],
      [-2010, ["filters"]],
    ]);
    expect(checks).toEqual([]);
  });
  it("completes an older cut of itself, without doubles", () => {
    const { tables, ids } = lend(["Filter: A", "Filter: B"], [filters(["Filter:  A"])]);
    expect(tables).toEqual([[{ text: "Filter:  A", origin: "documented", unsourced: undefined }, lent]]);
    expect(new Set(ids).size).toBe(ids.length);
  });
  it("is redundant once the page has it all, stale once it is gone", () => {
    expect(lend(["Filter: A"], [filters(["Filter: A"])]).checks).toEqual(["overlay-redundant"]);
    const gone = applyOverlays(
      [snapshot("spot", []), snapshot("sapi", [])],
      { schemaVersion: 1, pages: [] },
      {
        ...NONE,
        observed: { messages: [], codes: [], tables: [{ ...loan, families: ["sapi"] }] },
      },
    );
    expect(gone.problems.map(({ check }) => check)).toContain("overlay-stale");
  });
  it("serves codes that only the wire has", () => {
    const { catalog } = applyOverlays(
      [{ ...snapshot("binance-us", [filters(["Filter: A"])]), entries: [] }],
      { schemaVersion: 1, pages: [] },
      {
        ...NONE,
        observed: {
          messages: [],
          codes: [{ family: "binance-us", code: -1013, name: "INVALID_MESSAGE", messages: [], unsourced: true }],
        },
      },
    );
    expect(catalog.families[0]?.errors.map(({ tables }) => tables)).toEqual([["filters"]]);
  });
});

describe("where something was observed", () => {
  const record = { families: ["spot"], code: -1, text: "Seen." };
  it.each([
    [true, { source: "https://example.org/1" }],
    [true, { unsourced: true }],
    [false, {}],
    [false, { source: "https://example.org/1", unsourced: true }],
    [false, { source: "public code (excerpt 1)" }],
    [false, { source: "https://example.org/docs CHANGELOG.md" }],
  ])("%s: %j", (isFine, where) => {
    const { success } = observedOverlaySchema.safeParse({ messages: [{ ...record, ...where }], codes: [] });
    expect(success).toBe(isFine);
  });
});

describe("advice for one of two errors with the same number", () => {
  it("goes by the name", () => {
    const axes = { execution: "not-executed", retry: "after-fix", scope: "request", why: "test" } as const;
    const text = { en: "Fix.", "zh-CN": "修正。" };
    const { catalog, problems } = applyOverlays(
      [
        {
          schemaVersion: 1,
          family: "spot",
          entries: [entry(-1, "NEW"), { ...entry(-1, "OLD"), retired: "2020-01-01" }],
          tables: [],
        },
      ],
      { schemaVersion: 1, pages: [] },
      {
        ...NONE,
        advice: {
          advice: [
            ...NONE.advice.advice,
            { ...axes, text, id: "of-code", applies: { spot: [-1] } },
            { ...axes, text, id: "of-name", applies: { spot: [{ code: -1, name: "OLD" }] } },
          ],
        },
      },
    );
    expect(catalog.families[0]?.errors.map(({ name, advice }) => [name, advice])).toEqual([
      ["NEW", "of-code"],
      ["OLD", "of-name"],
    ]);
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});
