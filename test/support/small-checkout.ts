import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { formatManifest, formatSnapshot } from "../../generator/catalog/format-snapshot.ts";
import { FAMILY_IDS, type FamilyId, type FamilySnapshot } from "../../generator/model.ts";

/** Makes a checkout with one made-up error per family: all input of `generate`, made quickly. */
export async function makeSmallCheckout(root: string): Promise<void> {
  const files = new Map([
    ...FAMILY_IDS.map((family) => [`snapshots/${family}.json`, formatSnapshot(smallSnapshot(family))] as const),
    ["snapshots/manifest.json", formatManifest({ schemaVersion: 1, pages: [] })] as const,
    ["snapshots/releases.json", JSON.stringify({ version: 1, releases: [] })] as const,
    ...Object.entries(overlays()).map(([name, content]) => [`overlays/${name}.json`, JSON.stringify(content)] as const),
  ]);
  for (const [path, content] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

function smallSnapshot(family: FamilyId): FamilySnapshot {
  const entry = {
    code: -1000,
    name: "UNKNOWN",
    title: { en: "-1000 UNKNOWN", "zh-CN": "-1000 未知" },
    section: "10xx - General",
    anchor: { en: "-1000-unknown" },
    products: ["wallet"],
    messages: [{ text: "Limit of %s reached.", "zh-CN": "已达上限%s。" }],
    notes: [],
  };
  return { schemaVersion: 1, family, entries: [entry], tables: [] };
}

function overlays(): Readonly<Record<string, unknown>> {
  const advice = {
    id: "fix-request",
    execution: "not-executed",
    retry: "after-fix",
    scope: "request",
    text: { en: "Correct it.", "zh-CN": "修正。" },
    fallback: true,
    applies: {},
    why: "test",
  };
  const parameters = [
    { text: "Limit of %s reached.", parameters: [{ placeholder: "%s", name: "limit", type: "integer" }] },
  ];
  return {
    advice: { advice: [advice] },
    observed: { messages: [], codes: [] },
    parameters,
    names: [],
    roles: [],
    acceptances: [],
    vectors: [],
  };
}
