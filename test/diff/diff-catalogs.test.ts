import { describe, expect, it } from "vitest";
import type { Change } from "../../generator/diff/change.ts";
import { diffCatalogs } from "../../generator/diff/diff-catalogs.ts";
import type { SnapshotEntry, SnapshotTable } from "../../generator/model.ts";
import { entry, page, snapshot, table } from "./snapshot-of.ts";

type Side = readonly (SnapshotEntry | SnapshotTable)[];
interface Row {
  readonly title: string;
  readonly before: Side;
  readonly after: Side;
  /** `kind code [detail]` of each change. */
  readonly expected: readonly string[];
}

const LIMIT = "Too many new orders; current limit is %s orders per second.";
const zh = (text: string, chinese: string): { text: string; "zh-CN": string } => ({ text, "zh-CN": chinese });

const ROWS: readonly Row[] = [
  { title: "nothing", before: [entry(-1000, "A", ["x y."])], after: [entry(-1000, "A", ["x y."])], expected: [] },
  {
    title: "whitespace, order, anchor, since: no change",
    before: [entry(-1000, "A", ["One thing.", "Other thing."]), entry(-1001, "B")],
    after: [
      entry(-1001, "B", [], { anchor: { en: "b" }, since: "2020-01-01" }),
      entry(-1000, "A", ["Other  thing. ", "One\nthing."]),
    ],
    expected: [],
  },
  { title: "code added", before: [], after: [entry(-1000, "A", ["x"])], expected: ["error-added -1000"] },
  { title: "code missing", before: [entry(-1000, "A", ["x"])], after: [], expected: ["error-retired -1000"] },
  {
    title: "code marked retired",
    before: [entry(-1000, "A")],
    after: [entry(-1000, "A", [], { retired: "2026-01-01" })],
    expected: ["error-retired -1000"],
  },
  {
    title: "code back",
    before: [entry(-1139, "A", [], { retired: "2024-02-08" })],
    after: [entry(-1139, "A", ["x"])],
    expected: ["error-returned -1139"],
  },
  {
    title: "retired code taken out",
    before: [entry(-1000, "A", [], { retired: "2024-02-08" })],
    after: [],
    expected: ["error-dropped -1000"],
  },
  {
    title: "renamed",
    before: [entry(-1000, "A", ["x"])],
    after: [entry(-1000, "B", ["x"])],
    expected: ["error-renamed -1000"],
  },
  {
    title: "one code, two errors: one of them renamed",
    before: [entry(-5012, "A", ["x"]), entry(-5012, "B", ["y"])],
    after: [entry(-5012, "C", ["y"]), entry(-5012, "A", ["x"])],
    expected: ["error-renamed -5012 B → C"],
  },
  {
    title: "one code, a second error added",
    before: [entry(-5012, "A", ["x"])],
    after: [entry(-5012, "A", ["x"]), entry(-5012, "B", ["y"])],
    expected: ["error-added -5012"],
  },
  {
    title: "renumbered",
    before: [entry(-1167, "A", ["x"])],
    after: [entry(-1220, "A", ["x"])],
    expected: ["error-moved -1220 -1167 → -1220"],
  },
  {
    title: "a name that two codes have is not followed",
    before: [entry(-1, "A"), entry(-2, "A")],
    after: [entry(-3, "A")],
    expected: ["error-retired -1", "error-retired -2", "error-added -3"],
  },
  {
    title: "code in another section of the page",
    before: [entry(-1, "A"), entry(-2, "B", [], { section: "20xx" })],
    after: [entry(-1, "A", [], { section: "20xx" }), entry(-2, "B", [], { section: "20xx" })],
    expected: ["section-changed -1 10xx - General → 20xx"],
  },
  {
    // A heading joined with the next line became the title of a table: 19 codes moved there unnoticed.
    title: "code in the section of a table that is not its own",
    before: [entry(-1, "A"), entry(-2, "B"), table("rejects", [-1], ["x"])],
    after: [entry(-1, "A", [], { section: "Messages of rejects" }), entry(-2, "B"), table("rejects", [-1], ["x"])],
    expected: ["section-changed -1 10xx - General → Messages of rejects"],
  },
  {
    title: "section retitled: one change for all its codes",
    before: [entry(-1, "A"), entry(-2, "B")],
    after: [entry(-1, "A", [], { section: "General" }), entry(-2, "B", [], { section: "General" })],
    expected: ["section-changed null 10xx - General → General"],
  },
  {
    title: "message added",
    before: [entry(-1, "A")],
    after: [entry(-1, "A", ["x"])],
    expected: ["message-added -1 null → x"],
  },
  {
    title: "message removed, others stay",
    before: [entry(-1, "A", ["Stays.", "Goes away."])],
    after: [entry(-1, "A", ["Stays."])],
    expected: ["message-removed -1 Goes away. → null"],
  },
  {
    title: "reworded by a typo",
    before: [entry(-1, "A", ["Parameter '%s' was was empty."])],
    after: [entry(-1, "A", ["Parameter '%s' was empty."])],
    expected: ["message-reworded -1 Parameter '%s' was was empty. → Parameter '%s' was empty."],
  },
  {
    title: "reworded beyond recognition, but the only message of its code",
    before: [entry(-1, "A", ["Precision is over the maximum."])],
    after: [entry(-1, "A", ["Bad value!"])],
    expected: ["message-reworded -1 Precision is over the maximum. → Bad value!"],
  },
  {
    title: "two reworded at once: the likelier pairs",
    before: [entry(-1, "A", ["The stop price is too high.", "The limit price is too low here."])],
    after: [entry(-1, "A", ["The limit price is too low.", "The stop price is much too high."])],
    expected: [
      "message-reworded -1 The limit price is too low here. → The limit price is too low.",
      "message-reworded -1 The stop price is too high. → The stop price is much too high.",
    ],
  },
  {
    title: "reworded by the snapshot's own record, with any words",
    before: [entry(-1, "A", ["Old words.", "Other."])],
    after: [
      entry(-1, "A", [{ text: "Said anew!", formerly: [{ text: "Old words.", retired: "2026-01-01" }] }, "Other."]),
    ],
    expected: ["message-reworded -1 Old words. → Said anew!"],
  },
  {
    title: "reworded, although the snapshot kept the old wording as a message of its own",
    before: [entry(-1, "A", ["Too many requests."])],
    after: [entry(-1, "A", ["Too many requests at once.", { text: "Too many requests.", retired: "2026-01-01" }])],
    expected: ["message-reworded -1 Too many requests. → Too many requests at once."],
  },
  {
    title: "a parameter more",
    before: [entry(-1, "A", ["Too many new orders."])],
    after: [entry(-1, "A", [LIMIT])],
    expected: [`parameter-added -1 Too many new orders. → ${LIMIT}`],
  },
  {
    title: "a parameter less",
    before: [entry(-1, "A", [LIMIT])],
    after: [entry(-1, "A", ["Too many new orders per second."])],
    expected: [`parameter-removed -1 ${LIMIT} → Too many new orders per second.`],
  },
  {
    title: "message moved to another code",
    before: [entry(-1, "A", ["Moves.", "Stays here."]), entry(-2, "B", ["There."])],
    after: [entry(-1, "A", ["Stays here."]), entry(-2, "B", ["There.", "Moves."])],
    expected: ["message-moved -2 -1 → -2"],
  },
  {
    title: "message moved to a code that is new",
    before: [entry(-1, "A", ["Moves.", "Stays here."])],
    after: [entry(-1, "A", ["Stays here."]), entry(-2, "B", ["Moves."])],
    expected: ["message-moved -1 -1 → -2", "error-added -2"],
  },
  {
    title: "message of a retired wording is back",
    before: [entry(-1, "A", ["Here.", { text: "Was away.", retired: "2020-01-01" }])],
    after: [entry(-1, "A", ["Here.", "Was away."])],
    expected: ["message-returned -1 null → Was away."],
  },
  {
    title: "retired wordings taken out",
    before: [entry(-1, "A", [{ text: "Here.", formerly: [{ text: "There.", retired: "2020-01-01" }] }])],
    after: [entry(-1, "A", ["Here."])],
    expected: ["message-dropped -1 There. → null"],
  },
  {
    title: "translation added, changed, removed",
    before: [entry(-1, "A", ["one two"]), entry(-2, "B", [zh("three", "三")]), entry(-3, "C", [zh("four", "四")])],
    after: [entry(-1, "A", [zh("one two", "一二")]), entry(-2, "B", [zh("three", "三三")]), entry(-3, "C", ["four"])],
    expected: [
      "translation-added -1 null → 一二",
      "translation-changed -2 三 → 三三",
      "translation-removed -3 四 → null",
    ],
  },
  {
    title: "the Chinese page gains a code: one change, not one per text",
    before: [entry(-1, "A", ["x", "y"])],
    after: [entry(-1, "A", [zh("x", "一"), zh("y", "二")], { title: { en: "-1 A", "zh-CN": "-1 甲" } })],
    expected: ["translation-added -1 null → -1 甲"],
  },
  {
    title: "explanations and notes",
    before: [entry(-1, "A", [{ text: "x", explanation: { en: "Old." } }], { notes: [{ en: "A note that is here." }] })],
    after: [entry(-1, "A", [{ text: "x", explanation: { en: "New." } }], { notes: [{ en: "A note that was here." }] })],
    expected: [
      "explanation-changed -1 Old. → New.",
      "explanation-changed -1 A note that is here. → A note that was here.",
    ],
  },
  {
    title: "product of one code",
    before: [entry(-1, "A", [], { products: ["spot", "spot-testnet"] }), entry(-2, "B")],
    after: [
      entry(-1, "A", [], { products: ["spot", "spot-testnet"] }),
      entry(-2, "B", [], { products: ["spot", "spot-testnet"] }),
    ],
    expected: ["product-added -2 null → spot-testnet"],
  },
  {
    title: "product of the whole family: one change",
    before: [entry(-1, "A"), entry(-2, "B")],
    after: [
      entry(-1, "A", [], { products: ["spot", "spot-testnet"] }),
      entry(-2, "B", [], { products: ["spot", "spot-testnet"] }),
    ],
    expected: ["product-added null null → spot-testnet"],
  },
  {
    title: "row of a shared table reworded",
    before: [table("rejects", [-2010], ["This action disabled is on this account.", "Other row."])],
    after: [table("rejects", [-2010], ["This action is disabled on this account.", "Other row."])],
    expected: [
      "message-reworded null This action disabled is on this account. → This action is disabled on this account.",
    ],
  },
  {
    title: "a table's title names a new code: the code's own change says it",
    before: [entry(-2010, "A"), table("rejects", [-2010], ["x"])],
    after: [entry(-2010, "A"), entry(-2038, "B"), table("rejects", [-2010, -2038], ["x"])],
    expected: ["error-added -2038"],
  },
  {
    title: "a table is found under one more code",
    before: [entry(-2010, "A"), table("filters", [-1013], ["x"])],
    after: [entry(-2010, "A"), table("filters", [-1013, -2010], ["x"])],
    expected: ["table-codes-changed null -1013 → -1013, -2010"],
  },
  {
    title: "messages of a code become a shared table: one change",
    before: [entry(-1010, "A", ["Market is closed.", "Duplicate order sent."])],
    after: [entry(-1010, "A"), table("rejects", [-1010, -2010], ["Market is closed.", "Duplicate order sent."])],
    expected: ["table-added null null → Messages of rejects"],
  },
];

describe("diffCatalogs", () => {
  it.each(ROWS)("$title", ({ before, after, expected }) => {
    const diff = diffCatalogs({ snapshots: [sideOf(before)] }, { snapshots: [sideOf(after)] });
    expect(diff.changes.map((change) => describeChange(change, expected))).toEqual(expected);
    expect(diff.level === "none").toBe(expected.length === 0);
  });

  it("reports added and removed families once", () => {
    const spot = snapshot([entry(-1, "A"), entry(-2, "B")]);
    const options = { ...snapshot([entry(-1, "A")]), family: "options" as const };
    const { level, changes } = diffCatalogs({ snapshots: [spot] }, { snapshots: [options] });
    expect(changes.map(({ kind, family, count }) => [kind, family, count])).toEqual([
      ["family-dropped", "spot", 2],
      ["family-added", "options", 1],
    ]);
    expect(level).toBe("major");
  });

  it("links to the place on the page, in both languages", () => {
    const manifest = {
      schemaVersion: 1 as const,
      pages: [page(), page({ locale: "zh-CN", url: "https://developers.binance.com/zh-CN/docs/products/spot/errors" })],
    };
    const after = snapshot([entry(-1, "A", [], { anchor: { en: "-1-a", "zh-CN": "-1-甲" } })]);
    const { changes } = diffCatalogs({ snapshots: [snapshot([])], manifest }, { snapshots: [after], manifest });
    expect(changes[0]?.docsUrl).toEqual({
      en: "https://developers.binance.com/en/docs/products/spot/errors#-1-a",
      "zh-CN": `https://developers.binance.com/zh-CN/docs/products/spot/errors#${encodeURIComponent("-1-甲")}`,
    });
  });

  it("reports pages that moved, were added, removed, unreachable or stopped by a gate, without date or hash", () => {
    const failure = (
      check: string,
    ): { check: string; severity: "error"; at: object; message: string; fix: string } => ({
      check,
      severity: "error",
      at: {},
      message: "No.",
      fix: "",
    });
    const before = {
      snapshots: [],
      manifest: {
        schemaVersion: 1 as const,
        pages: [page(), page({ product: "spot-testnet" }), page({ locale: "zh-CN" })],
      },
    };
    const moved = page({ url: "https://github.com/binance/binance-spot-api-docs/blob/master/errors.md" });
    const after = {
      snapshots: [],
      manifest: {
        schemaVersion: 1 as const,
        pages: [
          moved,
          page({ locale: "zh-CN", changed: "2026-02-02", sha256: "1".repeat(64) }),
          page({ family: "options", product: "options" }),
        ],
      },
      failures: [
        { family: "sapi", product: "wallet", locale: "en" as const, problems: [failure("page-no-data")] },
        {
          family: "sapi",
          product: "convert",
          locale: "en" as const,
          problems: [failure("page-no-data"), failure("page-floor")],
        },
      ],
    };
    const { changes } = diffCatalogs(before, after);
    expect(changes.map(({ kind, product }) => `${kind} ${String(product)}`)).toEqual([
      "page-dropped spot-testnet",
      "page-moved spot",
      "page-added options",
      "page-unreachable wallet",
      "page-gate-failed convert",
    ]);
  });

  it("reports that a translation did not follow its English text", () => {
    const before = snapshot([entry(-1, "A", [zh("Limit is 60 seconds.", "限制60秒")])]);
    const after = snapshot([entry(-1, "A", [zh("Limit is 600 seconds.", "限制60秒")])]);
    const { changes } = diffCatalogs({ snapshots: [before] }, { snapshots: [after] });
    expect(changes.map(({ kind, translationUnchanged }) => [kind, translationUnchanged])).toEqual([
      ["message-reworded", true],
    ]);
  });
});

function sideOf(side: Side): ReturnType<typeof snapshot> {
  return snapshot(
    side.filter((item) => "code" in item),
    side.filter((item) => "id" in item),
  );
}

/** The part of the change that the row checks. */
function describeChange(
  { kind, code, before, after, movedFrom, movedTo }: Change,
  expected: readonly string[],
): string {
  const short = `${kind} ${String(code)}`;
  if (expected.includes(short)) return short;
  if (kind === "message-moved") return `${short} ${String(movedFrom)} → ${String(movedTo)}`;
  return `${short} ${String(before)} → ${String(after)}`;
}
