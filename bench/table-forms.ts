import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allTables } from "../generated/tables/all.ts";

/**
 * Why the tables are lists of plain string literals: compile time of all tables in each possible form, in fresh
 * processes and in turns. Milliseconds minus an empty script, and relative to the form in use. `npx tsx
 * bench/table-forms.ts [--json]`
 */
const PROCESSES = 15;
const rows = allTables.flatMap((table) => table.rows);
const text = rows.join("\n");
const FORMS = {
  empty: "0",
  rowsOfText: `x=${JSON.stringify(rows)}`,
  oneText: `x=${JSON.stringify(text)}`,
  templateLiteral: `x=\`${text.replace(/[\\`$]/g, "\\$&").replaceAll("\t", "\\t")}\``,
  fields: `x=${JSON.stringify(rows.map((row) => row.split("\t")))}`,
} as const;
const COMPILE = `const { Script } = require("node:vm"); const code = require("node:fs").readFileSync(process.argv[1], "utf8");
const start = performance.now(); new Script(code).runInThisContext(); console.log(performance.now() - start);`;

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), "binance-errors-bench-"));
  try {
    const files = Object.entries(FORMS).map(([name, code]) => {
      const path = join(folder, `${name}.js`);
      writeFileSync(path, code);
      return { name, path, times: [] as number[] };
    });
    for (let round = 0; round < PROCESSES; round += 1) for (const { path, times } of files) times.push(compileMs(path));
    print(Object.fromEntries(files.map(({ name, times }) => [name, Math.min(...times)])));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compileMs(path: string): number {
  return Number(spawnSync(process.execPath, ["--eval", COMPILE, path], { encoding: "utf8" }).stdout);
}

function print({ empty = 0, ...forms }: Readonly<Record<string, number>>): void {
  const net = Object.entries(forms).map(([name, ms]) => [name, ms - empty] as const);
  const used = net[0]?.[1] ?? Number.NaN;
  const results = Object.fromEntries(net.map(([name, ms]) => [name, { ms, share: ms / used }]));
  if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify(results)}\n`);
  else
    for (const [name, { ms, share }] of Object.entries(results))
      process.stdout.write(`${name.padEnd(26)} ${ms.toFixed(2)} ms  ${share.toFixed(1)} x\n`);
}

main();
