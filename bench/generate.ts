/**
 * Emission of a catalog of the real size and of one ten times as large, and the whole command. `npx tsx
 * bench/generate.ts [--json]`
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { emitFiles } from "../generator/emit/emit-files.ts";
import { syntheticCatalog } from "./synthetic-catalog.ts";

const ROUNDS = 5;
const ROOT = join(import.meta.dirname, "..");

async function emissionTime(scale: number): Promise<number> {
  const catalog = syntheticCatalog(scale);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await emitFiles(catalog);
    times.push(performance.now() - start);
  }
  return median(times);
}

interface CommandRun {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** `generate --check` in a separate process, which does everything except writing. */
function commandRun(): CommandRun {
  const report = 'process.on("exit", () => process.stderr.write("\\npeak " + process.resourceUsage().maxRSS));';
  const args = [
    "--import",
    "tsx",
    "--import",
    `data:text/javascript,${encodeURIComponent(report)}`,
    "scripts/generate.ts",
    "--check",
  ];
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
  const milliseconds = performance.now() - start;
  const peak = /peak (\d+)$/u.exec(stderr)?.[1];
  if (status === null || peak === undefined) throw new Error(`generate did not run: ${stderr}`);
  return { milliseconds, megabytes: Number(peak) / 1024 };
}

function median(values: readonly number[]): number {
  const middle = values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];
  if (middle === undefined) throw new Error("No values to take a median of");
  return middle;
}

await emissionTime(1);
const once = await emissionTime(1);
const tenfold = await emissionTime(10);
const runs = Array.from({ length: ROUNDS }, commandRun);
const result = {
  emission: {
    once: Math.round(once),
    tenfold: Math.round(tenfold),
    factor: Number((tenfold / once).toFixed(1)),
    mustFactor: 12,
  },
  command: {
    milliseconds: Math.round(median(runs.map(({ milliseconds }) => milliseconds))),
    mustMilliseconds: 3000,
    peakMegabytes: Math.round(Math.max(...runs.map(({ megabytes }) => megabytes))),
    mustPeakMegabytes: 350,
  },
};
if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
else {
  const { emission, command } = result;
  process.stdout.write(`emission             ${String(emission.once)} ms\n`);
  process.stdout.write(
    `emission, tenfold    ${String(emission.tenfold)} ms (factor ${String(emission.factor)}, at most 12)\n`,
  );
  process.stdout.write(
    `generate -- --check  ${String(command.milliseconds)} ms (at most 3000), peak ${String(command.peakMegabytes)} MB (at most 350)\n`,
  );
}
