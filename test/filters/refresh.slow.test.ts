import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { buildFilters, formatFilters } from "../../generator/filters/build-filters.ts";
import { refreshFilters } from "../../scripts/refresh/refresh-filters.ts";
import { runRefresh } from "../../scripts/refresh/run-refresh.ts";
import { send, startServer } from "../fetch/behaviour-server.ts";
import { readSnapshot, recordProduct, temporaryCheckout, writeRecordings } from "../support/checkout.ts";

const page = (rule: string): string => `# Filters

## Symbol filters

### LOT_SIZE

The \`LOT_SIZE\` filter defines the \`quantity\` rules.

* \`quantity\` >= \`minQty\`
* ${rule}

\`\`\`javascript
{ "filterType": "LOT_SIZE", "minQty": "0.1", "stepSize": "0.1" }
\`\`\`
`;
const OLD = page("(`quantity`-`minQty`) % `stepSize` == 0");
const NEW = page("`quantity` % `stepSize` == 0");
const RAW = "/binance/binance-spot-api-docs/master/filters.md";

/** A checkout with this filters page. */
async function checkoutWith(text: string): Promise<string> {
  const root = await temporaryCheckout();
  const recording = { family: "spot", product: "spot", kind: "filters", locale: "en" } as const;
  const at = { url: "https://example.org/filters", recorded: "2023-01-01", evidence: "page", file: "page.md" };
  const { snapshot } = buildFilters([{ ...recording, ...at, text }]);
  await writeFile(join(root, "snapshots", "filters.json"), formatFilters(snapshot));
  return root;
}

/** A folder with these recordings of the filters page, and spot's error page from the snapshot. */
async function recorded(root: string, texts: Readonly<Record<string, string>>): Promise<string> {
  const from = await writeRecordings(recordProduct(await readSnapshot(root, "spot"), "spot", "2026-11-20"));
  await mkdir(join(from, "filters"));
  const rows = Object.keys(texts).map((day) => ({
    ...{ file: `${day}.md`, family: "spot", product: "filters", page: "spot", kind: "filters", locale: "en" },
    ...{ format: "github-md", url: "https://example.org/filters", recorded: day, source: `page@${day}` },
  }));
  for (const [day, text] of Object.entries(texts)) await writeFile(join(from, "filters", `${day}.md`), text);
  await writeFile(join(from, "filters", "MANIFEST.jsonl"), rows.map((row) => JSON.stringify(row)).join("\n"));
  return from;
}

test("a changed condition gets its date", async () => {
  const root = await checkoutWith(OLD);
  const from = await recorded(root, { "2022-01-01": page("`quantity` <= `maxQty`"), "2023-03-13": NEW });
  const { filters, problems } = await refreshFilters(root, from, ["spot"], {});
  expect(problems).toEqual([]);
  expect(filters?.families[0]?.filters[0]?.formerly).toMatchObject([{ until: "2023-03-13" }]);
});

test("a refresh writes the filters with the other snapshots", async () => {
  const root = await checkoutWith(OLD);
  const from = await recorded(root, { "2026-11-20": NEW });
  const result = await runRefresh({ root, from, only: ["spot"], dryRun: false });
  expect(result.files?.changed).toContain("filters.json");
  expect(await readFile(join(root, "snapshots", "filters.json"), "utf8")).toContain('"quantity % stepSize == 0"');
  expect(result.change?.rendered.body).toContain(
    'LOT_SIZE demands something else: was "(quantity - minQty) % stepSize == 0", is "quantity % stepSize == 0".',
  );
});

test.each([
  ["a later page with the same text", { "2026-11-20": OLD }, []],
  ["an older page with another text", { "2022-01-01": NEW }, []],
  ["a page without filters beside one with them", { "2023-02-01": OLD, "2026-11-20": "# Not found" }, []],
  ["a page that lost its filters", { "2026-11-20": "# Filters\n" }, ["filters-none"]],
  [
    "a page that lost its conditions",
    { "2026-11-20": OLD.replaceAll("* `quantity`", "* quantity").replace(/\* .*\n/gu, "") },
    ["filters-without-conditions"],
  ],
])("%s changes nothing", async (_, texts, checks) => {
  const root = await checkoutWith(OLD);
  const before = await readFile(join(root, "snapshots", "filters.json"), "utf8");
  const { filters, problems } = await refreshFilters(root, await recorded(root, texts), ["spot"], {});
  expect(problems.map(({ check }) => check)).toEqual(checks);
  expect(filters === null ? null : formatFilters(filters)).toBe(before);
});

test("a manifest that names a file outside its folder is refused", async () => {
  const root = await checkoutWith(OLD);
  const from = await recorded(root, { "2026-11-20": NEW });
  const manifest = join(from, "filters", "MANIFEST.jsonl");
  await writeFile(manifest, (await readFile(manifest, "utf8")).replace("2026-11-20.md", "../../secret.md"));
  await expect(refreshFilters(root, from, ["spot"], {})).rejects.toThrow("outside its folder");
});

test("pages are fetched; a page that does not answer keeps its filters and is reported", async () => {
  const root = await checkoutWith(OLD);
  const server = await startServer({ [RAW]: send(200, NEW) });
  onTestFinished(() => server.close());
  const { filters, problems } = await refreshFilters(root, server.url, ["spot"], { baseUrl: server.url });
  expect(filters?.families[0]?.filters[0]?.conditions.map(({ formula }) => formula)).toContain(
    "quantity % stepSize == 0",
  );
  expect(filters?.families[0]?.pages.map(({ url }) => url)).toContain(
    "https://github.com/binance/binance-spot-api-docs/blob/master/filters.md",
  );
  expect(problems.map(({ check, at }) => `${check} ${at.product ?? ""} ${at.locale ?? ""}`.trim())).toEqual([
    "filters-no-data spot zh-CN",
    "filters-no-data spot-testnet en",
  ]);
});

test("a checkout without filters gets none, and pages of other families are not read", async () => {
  const root = await checkoutWith(OLD);
  const from = await recorded(root, { "2026-11-20": NEW });
  expect((await refreshFilters(root, from, ["options"], {})).problems).toEqual([]);
  expect(await refreshFilters(from, from, ["spot"], {})).toEqual({ filters: null, problems: [] });
});
