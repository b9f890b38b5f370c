import { join } from "node:path";
import { diffCatalogs } from "../generator/diff/diff-catalogs.ts";
import { renderDiff } from "../generator/diff/render-diff.ts";
import type { FamilySnapshot } from "../generator/model.ts";
import { readSide } from "../scripts/diff/read-side.ts";

/** How long the diff of two full catalogs takes, and one ten times as large. `npx tsx bench/diff.ts [--json]` */
const RUNS = 15;
const EVERY = 7;

async function main(): Promise<void> {
  const root = join(import.meta.dirname, "..");
  const side = await readSide(join(root, "snapshots"), { root });
  if (side.kind === "page") throw new Error("snapshots/ is not a page.");
  const { snapshots } = side.side;
  const large = snapshots.map((snapshot) => repeat(snapshot, 10));
  const entries = snapshots.reduce((sum, snapshot) => sum + snapshot.entries.length, 0);
  const results = {
    entries,
    sameMs: measure(snapshots, snapshots),
    editedMs: measure(snapshots, snapshots.map(edit)),
    largeEditedMs: measure(large, large.map(edit)),
    firstRunMs: first(snapshots),
  };
  const growth = results.largeEditedMs / results.editedMs;
  const shown = { ...results, growth };
  process.stdout.write(process.argv.includes("--json") ? `${JSON.stringify(shown)}\n` : `${format(shown)}\n`);
}

function first(snapshots: readonly FamilySnapshot[]): number {
  const start = performance.now();
  renderDiff(diffCatalogs({ snapshots }, { snapshots: snapshots.map(edit) }));
  return performance.now() - start;
}

function measure(before: readonly FamilySnapshot[], after: readonly FamilySnapshot[]): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    diffCatalogs({ snapshots: before }, { snapshots: after });
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
}

/** The same entries again under other codes. */
function repeat(snapshot: FamilySnapshot, times: number): FamilySnapshot {
  const copies = Array.from({ length: times }, (_, copy) =>
    snapshot.entries.map((entry) => ({ ...entry, code: entry.code - copy * 100_000 })),
  );
  return { ...snapshot, entries: copies.flat() };
}

/** Every seventh entry changed: one word more, a message less, another code. */
function edit(snapshot: FamilySnapshot): FamilySnapshot {
  const entries = snapshot.entries.map((entry, index) => {
    if (index % EVERY !== 0) return entry;
    if (index % 3 === 0) return { ...entry, code: entry.code - 50_000 };
    const [message, ...others] = entry.messages;
    return {
      ...entry,
      messages: message === undefined ? [] : [{ ...message, text: `${message.text} Really.` }, ...others],
    };
  });
  return { ...snapshot, entries };
}

function format(results: Readonly<Record<string, number>>): string {
  return Object.entries(results)
    .map(([name, value]) => `${name.padEnd(16)} ${value.toFixed(1)}`)
    .join("\n");
}

await main();
