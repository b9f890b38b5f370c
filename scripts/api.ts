#!/usr/bin/env -S npx tsx
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import { renderApi } from "../generator/render-api.ts";
import { readApi } from "./api/read-api.ts";

const ROOT = join(import.meta.dirname, "..");
const FILE = join(ROOT, "docs", "api.md");

const program = new Command("api")
  .description("Writes docs/api.md from the docstrings of src/.")
  .option("--check", "write nothing, and fail where the file is stale")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
program.parse();

const wanted = renderApi(readApi(ROOT));
const present = await readFile(FILE, "utf8").catch(() => null);
if (wanted === present) process.stdout.write("docs/api.md is up to date.\n");
else if (program.opts<{ check?: boolean }>().check === true) {
  process.stderr.write('docs/api.md is not what the docstrings say. Run "npm run api" and commit it.\n');
  process.exitCode = 1;
} else {
  await writeFile(FILE, wanted);
  process.stdout.write("docs/api.md is written.\n");
}
