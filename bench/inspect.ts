import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** `inspect` of all recorded pages in one call, process start included, against an empty process. Needs ../shared. */
const ROOT = join(import.meta.dirname, "..");
const PAGES = join(ROOT, "..", "shared", "pages");

function seconds(args: readonly string[]): number {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: "ignore" });
  if (status === null) throw new Error(`Could not run ${args.join(" ")}`);
  return (performance.now() - start) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const measured: Readonly<Record<string, number | string>> = existsSync(PAGES)
  ? {
      inspectSeconds: median([1, 2, 3].map(() => seconds(["--import", "tsx", "scripts/inspect.ts", PAGES]))),
      emptyProcessSeconds: median([1, 2, 3].map(() => seconds(["--eval", "0"]))),
    }
  : { skipped: "there are no recorded pages beside this checkout" };
process.stdout.write(
  process.argv.includes("--json")
    ? `${JSON.stringify(measured)}\n`
    : `${Object.entries(measured)
        .map(([name, value]) => `  ${name}: ${typeof value === "number" ? value.toFixed(2) : value}`)
        .join("\n")}\n`,
);
