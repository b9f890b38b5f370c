import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { applyFiltersOverlay } from "../../generator/filters/apply-overlay.ts";
import { buildFilters, type FilterRecording, formatFilters, formulaOf } from "../../generator/filters/build-filters.ts";
import { conditionsIn, ordersIn, sharedIn, zeroDisablesIn } from "../../generator/filters/conditions.ts";
import { diffFilters, renderFilterDiff } from "../../generator/filters/diff-filters.ts";
import { filtersSnapshotSchema } from "../../generator/filters/model.ts";
import { filtersOverlaySchema } from "../../generator/filters/overlay.ts";
import { readFilters } from "../../generator/filters/read-filters.ts";
import { catalogSchema } from "../../generator/catalog-model.ts";
import { FAMILY_IDS, localeSchema } from "../../generator/model.ts";
import { PROJECT } from "../support/project.ts";

// prettier-ignore
test.each([
  ["price >= minPrice", ["price >= minPrice"]],
  ["( price- minPrice) % tickSize == 0", ["(price - minPrice) % tickSize == 0"]],
  ["Order Price <= weightedAveragePrice \\* askMultiplierUp", ["price <= averagePrice * askMultiplierUp"]],
  ["Max Order price <= bidMultiplierUp * lastPrice", ["price <= lastPrice * bidMultiplierUp"]],
  ["price >= average of previous trade prices * multiplierDown", ["price >= averagePrice * multiplierDown"]],
  ["price * quantity >= minNotional", ["price * quantity >= minNotional"]],
  ["BUY: price <= markPrice *multiplierUp", ["BUY: price <= markPrice * multiplierUp"]],
  ["卖单price >= minPrice", ["SELL: price >= minPrice"]],
  ["sell order price >= minPrice buy order price <= maxPrice (price-minPrice) % tickSize == 0", ["SELL: price >= minPrice", "BUY: price <= maxPrice", "(price - minPrice) % tickSize == 0"]],
  ["Futures BUY: price <= markPrice _ multiplierUp SELL: price >= markPrice _ multiplierDown", ["BUY: price <= markPrice * multiplierUp", "SELL: price >= markPrice * multiplierDown"]],
  ["minPrice defines the minimum price allowed; disabled on minPrice == 0.", []],
])("the conditions of %j", (text, expected) => {
  expect(conditionsIn(text).map(formulaOf)).toEqual(expected);
});

test("reads the orders and parameters of a condition, and its switch-off values", () => {
  expect(ordersIn("For STOP_LOSS BUY, STOP_LOSS_LIMIT_BUY and TAKE_PROFIT SELL orders:")).toEqual([
    "STOP_LOSS.BUY",
    "STOP_LOSS_LIMIT.BUY",
    "TAKE_PROFIT.SELL",
  ]);
  expect(ordersIn("A BUY order will pass this filter evaluation if:")).toEqual(["BUY"]);
  expect(ordersIn("Sell orders will succeed on this filter if:")).toEqual(["SELL"]);
  expect(ordersIn("买方订单需满足以下条件")).toEqual(["BUY"]);
  expect(ordersIn("whether an order is placed on the BUY side or the SELL side.")).toEqual([]);
  expect(sharedIn("must be true for quantity/icebergQty")).toEqual({ quantity: ["icebergQty"] });
  expect(zeroDisablesIn("disabled on tickSize == 0.")).toEqual(["tickSize"]);
  expect(zeroDisablesIn("price % tickSize == 0")).toEqual([]);
  expect(zeroDisablesIn("以上每一项均可为0，为0时代表这一项不再做限制。")).toBe("all");
});

const LOT = (rule: string): string => `### LOT_SIZE
The \`LOT_SIZE\` filter defines the \`quantity\` rules.

* \`minQty\` defines the minimum \`quantity\`/\`icebergQty\` allowed.

In order to pass, the following must be true for \`quantity\`/\`icebergQty\`:

* \`quantity\` >= \`minQty\`
* ${rule}

\`\`\`javascript
{ "filterType": "LOT_SIZE", "minQty": "0.1", "maxQty": "10", "stepSize": "0.1" }
\`\`\`
`;
const PAGE = (rule: string): string =>
  `# Filters\n\n## Symbol filters\n\n${LOT(rule)}\n## Exchange Filters\n### EXCHANGE_MAX_NUM_ALGO_ORDERS\n"Algo" orders are \`STOP_LOSS\` and \`TAKE_PROFIT_LIMIT\` orders.\n`;
const NEW = PAGE("`quantity` % `stepSize` == 0");
const OLD = PAGE("(`quantity`-`minQty`) % `stepSize` == 0");

function recording(recorded: string, text: string, more: Partial<FilterRecording> = {}): FilterRecording {
  const base = {
    family: "spot",
    product: "spot",
    kind: "filters",
    locale: "en",
    url: "https://example.org/filters",
  } as const;
  return { ...base, recorded, evidence: `page@${recorded}`, file: `${recorded}.md`, text, ...more };
}

test("a section is a filter with its scope, fields, conditions and order types", () => {
  expect(readFilters(NEW).filters).toMatchObject([
    {
      name: "LOT_SIZE",
      scope: "symbol",
      fields: [{ name: "minQty", type: "decimal" }, { name: "maxQty" }, { name: "stepSize" }],
      conditions: [{ formula: "quantity >= minQty" }, { formula: "quantity % stepSize == 0" }],
      alsoFor: { quantity: ["icebergQty"] },
    },
    { name: "EXCHANGE_MAX_NUM_ALGO_ORDERS", scope: "exchange", orderTypes: ["STOP_LOSS", "TAKE_PROFIT_LIMIT"] },
  ]);
});

describe("revisions", () => {
  test("a changed condition gets its date and appears as a formula in the diff", () => {
    const before = buildFilters([recording("2023-01-01", OLD)]).snapshot;
    const after = buildFilters([recording("2023-03-13", NEW)], before).snapshot;
    const lot = after.families[0]?.filters[0];
    expect(lot?.since).toEqual({ date: "2023-01-01", evidence: "page@2023-01-01" });
    expect(lot?.formerly).toMatchObject([
      { until: "2023-03-13", conditions: [{}, { formula: "(quantity - minQty) % stepSize == 0" }] },
    ]);
    expect(renderFilterDiff(diffFilters(before, after))).toBe(`**spot LOT_SIZE** demands something else

\`\`\`diff
- (quantity - minQty) % stepSize == 0
+ quantity % stepSize == 0
\`\`\`
`);
    expect(filtersSnapshotSchema.parse(JSON.parse(formatFilters(after)))).toEqual(after);
  });

  test("the same page again changes nothing", () => {
    const first = buildFilters([recording("2023-01-01", NEW)]).snapshot;
    expect(diffFilters(first, buildFilters([recording("2024-01-01", NEW)], first).snapshot)).toEqual([]);
  });

  test("a difference between the languages is a finding", () => {
    const chinese = recording("2023-02-01", OLD, { locale: "zh-CN" });
    const { problems } = buildFilters([recording("2023-01-01", NEW), chinese]);
    expect(problems).toMatchObject([{ check: "filters-languages", severity: "warning" }]);
  });

  test("the testnet's page is read but not stored", () => {
    const testnet = recording("2023-02-01", OLD, { product: "spot-testnet" });
    const { snapshot } = buildFilters([recording("2023-01-01", NEW), testnet]);
    expect(snapshot.families[0]?.filters[0]?.formerly).toEqual([]);
  });

  // prettier-ignore
  test.each([
    ["filters-none", "# JavaScript is disabled\n\nIn order to continue, we need to verify that you're not a robot."],
    ["filters-none", ""],
    ["filters-lost", "# Filters\n\n## Symbol filters\n\n### MAX_NUM_ORDERS\nOrders.\n"],
    ["filters-without-conditions", NEW.replaceAll(/^\* .*(?:>=|%).*$/gmu, "")],
    ["filters-growth", NEW.replace("## Exchange Filters", `${["AAAAA", "BBBBB", "CCCCC", "DDDDD", "EEEEE"].map((name) => `### ${name}_X\n`).join("\n")}\n## Exchange Filters`)],
  ])("%s: a refused page changes nothing", (check, text) => {
    const first = buildFilters([recording("2023-01-01", NEW)]).snapshot;
    const { snapshot, problems, refused } = buildFilters([recording("2023-02-01", text)], first);
    expect(problems[0]).toMatchObject({ check, severity: "error" });
    expect(refused).toHaveLength(1);
    expect(snapshot).toEqual(first);
  });
});

test("every record of the overlay matches; a changed page makes it stale", async () => {
  const read = async (file: string): Promise<unknown> => JSON.parse(await readFile(join(PROJECT, file), "utf8"));
  const snapshot = filtersSnapshotSchema.parse(await read("snapshots/filters.json"));
  const overlay = filtersOverlaySchema.parse(await read("overlays/filters.json"));
  const catalog = catalogSchema.parse(await read("generated/catalog.json"));
  expect(applyFiltersOverlay(snapshot, overlay, catalog).problems).toEqual([]);
  const filters = snapshot.families.map((family) => ({
    ...family,
    filters: family.filters.map((filter) => ({ ...filter, text: { en: "other words" } })),
  }));
  const { problems } = applyFiltersOverlay({ ...snapshot, families: filters }, overlay, catalog);
  expect(new Set(problems.map(({ check }) => check))).toEqual(new Set(["overlay-stale"]));
  expect(problems.length).toBeGreaterThan(10);
});

const FOLDER = join(PROJECT, "..", "shared", "pages", "filters");
const there = existsSync(FOLDER);
const rowSchema = z.looseObject({
  file: z.string(),
  family: z.enum(FAMILY_IDS),
  page: z.string(),
  kind: z.enum(["filters", "exchange-information"]),
  locale: localeSchema,
  url: z.string(),
  recorded: z.string(),
  source: z.string(),
  names: z.array(z.string()),
  note: z.string().optional(),
});
const rows = there
  ? readFileSync(join(FOLDER, "MANIFEST.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => rowSchema.parse(JSON.parse(line)))
  : [];

describe.skipIf(!there)("recorded pages", () => {
  const text = (file: string): string => readFileSync(join(FOLDER, file), "utf8");
  test.each(rows)("$file: all filters and conditions are read", ({ file, names }) => {
    const { filters, problems } = readFilters(text(file));
    expect(filters.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    expect(problems).toEqual([]);
  });

  test("every revision replays; only wrong pages are refused; the result is the snapshot", async () => {
    const recordings = rows.map(({ page, source, ...row }): FilterRecording => ({
      ...row,
      product: page,
      evidence: source,
      text: text(row.file),
    }));
    const { snapshot, refused, problems } = buildFilters(recordings);
    expect(refused.map(({ file }) => file).toSorted()).toEqual(
      rows
        .filter(({ note }) => /^(?:WRONG PAGE|CHALLENGE)/u.test(note ?? ""))
        .map(({ file }) => file)
        .toSorted(),
    );
    expect(problems.filter(({ check }) => check === "filters-languages").map(({ at }) => at.family)).toEqual([
      "portfolio-margin",
      "portfolio-margin",
    ]);
    expect(formatFilters(snapshot)).toBe(await readFile(join(PROJECT, "snapshots", "filters.json"), "utf8"));
  });
});
