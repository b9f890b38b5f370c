import { describe, expect, it } from "vitest";
import { applyOverlays } from "../../generator/overlays/apply-overlays.ts";
import type { ChangelogSnapshot } from "../../generator/changelog/changelog-snapshot.ts";
import type { Overlays } from "../../generator/overlays/schemas.ts";
import { catalogSchema } from "../../generator/catalog-model.ts";
import type { FamilySnapshot, SnapshotEntry, SnapshotManifest } from "../../generator/model.ts";
import { NO_OVERLAYS } from "../support/no-overlays.ts";

const entry = (
  code: number,
  name: string | null,
  texts: readonly string[],
  more: Partial<SnapshotEntry> = {},
): SnapshotEntry => ({
  code,
  name,
  title: { en: `${String(code)} ${name ?? ""}` },
  section: null,
  anchor: { en: "a-1" },
  products: ["spot"],
  messages: texts.map((text) => ({ text })),
  notes: [],
  ...more,
});

const snapshot = (entries: readonly SnapshotEntry[], tables: FamilySnapshot["tables"] = []): FamilySnapshot => ({
  schemaVersion: 1,
  family: "spot",
  entries: [...entries],
  tables,
});

const MANIFEST: SnapshotManifest = {
  schemaVersion: 1,
  pages: [
    {
      family: "spot",
      product: "spot",
      locale: "en",
      url: "https://developers.binance.com/en/docs/products/spot/errors",
      sha256: "0".repeat(64),
      changed: "2026-01-01",
      entries: 1,
    },
  ],
};

const text = { en: "Wait.", "zh-CN": "请等待。" };
const FALLBACK = {
  id: "unread",
  execution: "unknown",
  retry: "after-state-check",
  scope: "request",
  text,
  applies: {},
  fallback: true,
  why: "test",
} as const;
const NONE: Overlays = { ...NO_OVERLAYS, advice: { advice: [{ ...FALLBACK, applies: {} }] } };

const apply = (snapshots: readonly FamilySnapshot[], overlays: Partial<Overlays>) => {
  const result = applyOverlays(snapshots, MANIFEST, { ...NONE, ...overlays });
  expect(catalogSchema.safeParse(result.catalog).error).toBeUndefined();
  return { ...result, checks: result.problems.map(({ check, severity }) => `${severity} ${check}`) };
};
const firstErrors = (result: ReturnType<typeof apply>) => result.catalog.families[0]?.errors ?? [];

describe("names", () => {
  it.each([
    ["published and valid", entry(-1, "MARGIN_NOT_SUFFICIEN", []), "MARGIN_NOT_SUFFICIEN"],
    ["words", entry(-1, "Not found, authenticated, or authorized", []), "NOT_FOUND_AUTHENTICATED_OR_AUTHORIZED"],
    ["none", entry(-20121, null, []), "CODE_20121"],
    ["a word with a meaning", entry(-1, "constructor", []), "constructor_1"],
    ["Chinese only", entry(-7, "超时", []), "CODE_7"],
    ["a leading figure", entry(-7, "2FA needed", []), "CODE_2FA_NEEDED"],
  ])("%s", (_title, one, name) => {
    expect(firstErrors(apply([snapshot([one])], {}))[0]?.name).toBe(name);
  });
  it("a newcomer's collision gets a suffix and a warning, and the old entry keeps its name", () => {
    const old = entry(-4183, "SAME", []);
    const result = apply([snapshot([entry(-4100, "SAME", [], { since: "2026-02-02" }), old])], {});
    expect(firstErrors(result).map(({ code, name }) => [code, name])).toEqual([
      [-4100, "SAME_4100"],
      [-4183, "SAME"],
    ]);
    expect(result.checks).toContain("warning name-unsettled");
  });
  it("the overlay has the last word while it expects what is published", () => {
    const record = { family: "spot", code: -7, expects: "Old name", name: "OLD", why: "test" } as const;
    expect(firstErrors(apply([snapshot([entry(-7, "Old name", [])])], { names: [record] }))[0]?.name).toBe("OLD");
    const moved = apply([snapshot([entry(-7, "NEW", [])])], { names: [record] });
    expect(firstErrors(moved)[0]?.name).toBe("NEW");
    expect(moved.checks).toContain("error overlay-stale");
    expect(apply([snapshot([entry(-7, "OLD", [])])], { names: [{ ...record, expects: "OLD" }] }).checks).toContain(
      "warning overlay-redundant",
    );
  });
});

describe("parameters", () => {
  const TEXT = "limit is %s orders per %s.";
  const parameters = [
    { placeholder: "%s", name: "limit", type: "integer" },
    { placeholder: "%s", name: "interval", type: "interval" },
  ] as const;
  it("named by the exact text", () => {
    const result = apply([snapshot([entry(-1, "A", [TEXT])])], {
      parameters: [{ text: TEXT, parameters: [...parameters] }],
    });
    expect(firstErrors(result)[0]?.messages[0]?.parameters.map(({ name }) => name)).toEqual(["limit", "interval"]);
  });
  it("unnamed ones get a positional name and a warning", () => {
    const result = apply([snapshot([entry(-1, "A", [TEXT])])], {});
    expect(firstErrors(result)[0]?.messages[0]?.parameters.map(({ name }) => name)).toEqual(["value1", "value2"]);
    expect(result.checks).toContain("warning parameter-unnamed");
  });
  it("a record that forgets one is an error", () => {
    const result = apply([snapshot([entry(-1, "A", [TEXT])])], {
      parameters: [{ text: TEXT, parameters: [parameters[0]] }],
    });
    expect(result.checks).toContain("error overlay-stale");
  });
  it("a record for a text that no page has is an error", () => {
    expect(apply([snapshot([])], { parameters: [{ text: TEXT, parameters: [...parameters] }] }).checks).toEqual([
      "error overlay-stale",
    ]);
  });
});

describe("roles", () => {
  it("moves a bullet to the notes and back", () => {
    const note = { family: "spot", code: -1, text: "Explains.", role: "note", why: "test" } as const;
    const moved = firstErrors(apply([snapshot([entry(-1, "A", ["Explains."])])], { roles: [note] }))[0];
    expect([moved?.messages, moved?.notes]).toEqual([[], [{ en: "Explains." }]]);
    const back = apply([snapshot([entry(-1, "A", [], { notes: [{ en: "Sent." }] })])], {
      roles: [{ ...note, text: "Sent.", role: "message" }],
    });
    expect(firstErrors(back)[0]?.messages.map(({ text: sent }) => sent)).toEqual(["Sent."]);
  });
});

describe("observed texts", () => {
  const seen = { families: ["spot" as const], code: -1, text: "Banned; IP(%s).", source: "https://example.org/1" };
  it("are added with their source", () => {
    const result = apply([snapshot([entry(-1, "A", ["Banned."])])], {
      observed: { messages: [{ ...seen, parameters: [{ placeholder: "%s", name: "ip", type: "ip" }] }], codes: [] },
    });
    expect(firstErrors(result)[0]?.messages[1]).toMatchObject({
      origin: "observed",
      source: "https://example.org/1",
      segments: ["Banned; IP(", 0, ")."],
    });
  });
  it("are redundant once the page has them", () => {
    expect(
      apply([snapshot([entry(-1, "A", ["banned; IP(%s)"])])], { observed: { messages: [seen], codes: [] } }).checks,
    ).toContain("warning overlay-redundant");
  });
  it("need a code", () => {
    expect(apply([snapshot([])], { observed: { messages: [seen], codes: [] } }).checks).toContain(
      "error overlay-stale",
    );
    const code = { family: "spot", code: -1, name: "SEEN", messages: [], source: "https://example.org/2" } as const;
    const added = apply([snapshot([])], { observed: { messages: [seen], codes: [{ ...code, messages: [] }] } });
    expect(firstErrors(added)).toMatchObject([
      { code: -1, name: "SEEN", origin: "observed", messages: [{ text: "Banned; IP(%s)." }] },
    ]);
  });
});

describe("older wordings", () => {
  it("become templates of their own, with the translation and the advice of the current one", () => {
    const one = entry(-1, "A", [], {
      messages: [{ text: "Now so.", "zh-CN": "如此", formerly: [{ text: "Once so.", retired: "2024-01-01" }] }],
    });
    const claim = {
      ...FALLBACK,
      id: "wait",
      fallback: undefined,
      applies: {},
      messages: [{ families: ["spot" as const], code: -1, text: "Once so." }],
    };
    const advice = { advice: [...NONE.advice.advice, claim] };
    expect(firstErrors(apply([snapshot([one])], { advice }))[0]?.messages).toMatchObject([
      { text: "Now so.", origin: "documented", translation: "如此", advice: "wait" },
      { text: "Once so.", origin: "retired", retired: "2024-01-01", translation: "如此", advice: "wait" },
    ]);
  });
  it("keep the names of their parameters", () => {
    const one = entry(-1, "A", [], {
      messages: [{ text: "Now until %s.", formerly: [{ text: "Once until %s.", retired: "2024-01-01" }] }],
    });
    const parameters = [{ placeholder: "%s", name: "bannedUntil", type: "timestamp" as const }];
    const result = apply([snapshot([one])], { parameters: [{ text: "Once until %s.", parameters }] });
    expect(firstErrors(result)[0]?.messages[0]?.parameters).toEqual(parameters);
    expect(result.checks).toContain("warning parameter-unnamed");
  });
});

describe("advice", () => {
  const record = {
    ...FALLBACK,
    id: "wait",
    execution: "not-executed",
    retry: "after-delay",
    fallback: undefined,
  } as const;
  const table: FamilySnapshot["tables"][number] = {
    id: "rejects",
    title: {},
    anchor: {},
    codes: [-1],
    messages: [{ text: "Closed." }],
    notes: [],
  };
  it("goes to codes, single messages and messages of shared tables", () => {
    const overlay = {
      ...record,
      applies: { spot: [-1] },
      messages: [
        { families: ["spot" as const], code: -1, text: "Closed." },
        { families: ["spot" as const], code: -2, text: "B." },
      ],
    };
    const result = apply([snapshot([entry(-1, "A", ["A."]), entry(-2, "B", ["B."])], [table])], {
      advice: { advice: [...NONE.advice.advice, overlay] },
    });
    expect(firstErrors(result).map(({ advice, messages }) => [advice, messages[0]?.advice])).toEqual([
      ["wait", undefined],
      ["unread", "wait"],
    ]);
    expect(result.catalog.families[0]?.tables[0]?.messages[0]?.advice).toBe("wait");
    expect(result.checks).toEqual(["warning advice-missing"]);
  });
  it("contested or stale records are errors", () => {
    const twice = [
      { ...record, applies: { spot: [-1] } },
      { ...record, id: "other", applies: { spot: [-1] } },
    ];
    expect(
      apply([snapshot([entry(-1, "A", [])])], { advice: { advice: [...NONE.advice.advice, ...twice] } }).checks,
    ).toContain("error advice-contested");
    expect(
      apply([snapshot([])], { advice: { advice: [...NONE.advice.advice, { ...record, applies: { spot: [-9] } }] } })
        .checks,
    ).toContain("error overlay-stale");
  });
});

it("links to the page for people, with the anchor", () => {
  const anchored = entry(-1, "A", [], { anchor: { en: '-1-a"<超时>' } });
  expect(firstErrors(apply([snapshot([anchored])], {}))[0]?.docsUrl.en).toBe(
    "https://developers.binance.com/en/docs/products/spot/errors#-1-a%22%3C%E8%B6%85%E6%97%B6%3E",
  );
});

describe("codes that the change-log announces", () => {
  const changelog: ChangelogSnapshot = {
    schemaVersion: 1,
    kind: "changelog",
    family: "spot",
    pages: [{ locale: "en", url: "https://developers.binance.com/docs/changelog", newest: "2026-01-01" }],
    events: [{ date: "2019-08-15", kind: "added", codes: [-9], names: [], texts: [], locales: ["en"] }],
  };
  const observed = (code: number): Overlays["observed"] => ({
    messages: [],
    codes: [{ family: "spot", code, name: "NINE", messages: [], unsourced: true }],
  });
  it.each<[string, readonly SnapshotEntry[], Overlays["observed"], readonly string[]]>([
    ["on the page", [entry(-9, "NINE", [])], NONE.observed, []],
    ["observed", [entry(-1, "ONE", [])], observed(-9), []],
    ["nowhere", [entry(-1, "ONE", [])], observed(-8), ["announced-not-listed"]],
  ])("%s", (_title, entries, seen, expected) => {
    const { problems } = applyOverlays([snapshot(entries)], MANIFEST, { ...NONE, observed: seen }, changelog);
    expect(problems.map(({ check }) => check).filter((check) => check !== "advice-missing")).toEqual(expected);
  });
});
