import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * Runs every benchmark of this folder, one after the other, and prints the results. `npm run bench` for people, `npm
 * run -s bench -- --json` for programs.
 */
const HERE = import.meta.dirname;
/** Not benchmarks themselves. */
const PARTS = new Set(["run.ts", "synthetic-catalog.ts", "bundle-costs.ts"]);
const json = process.argv.includes("--json");
const results: Record<string, unknown> = {};

for (const file of readdirSync(HERE).filter((name) => name.endsWith(".ts") && !PARTS.has(name))) {
  if (!json) process.stdout.write(`\n${file.replace(".ts", "")}\n`);
  const flags = json ? ["--json"] : [];
  const { status, stdout } = spawnSync(process.execPath, ["--import", "tsx", join(HERE, file), ...flags], {
    cwd: join(HERE, ".."),
    encoding: "utf8",
    stdio: ["ignore", json ? "pipe" : "inherit", "inherit"],
  });
  if (status !== 0) process.exitCode = 1;
  if (json) results[file.replace(".ts", "")] = status === 0 ? readJson(stdout) : null;
}
if (json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);

function readJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return value;
}
