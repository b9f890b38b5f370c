import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PROJECT } from "../support/project.ts";
import { KIT, readVectors } from "./read-kit.ts";

const READERS = [
  { language: "Python", command: "python3", file: "examples/python/binance_errors.py" },
  { language: "Java", command: "java", file: "examples/java/BinanceErrors.java" },
] as const;

const exists = (command: string): boolean => spawnSync(command, ["--version"]).status === 0;

describe.each(READERS)("the reader in $language", ({ command, file }) => {
  it.skipIf(!exists(command))("passes every vector with nothing but the kit", () => {
    const run = spawnSync(command, [join(PROJECT, file), join(KIT, "vectors.jsonl")], { encoding: "utf8" });
    const count = String(readVectors().length);
    expect(run.stderr).toBe("");
    expect(run.stdout).toBe(`${count} of ${count} vectors passed\n`);
    expect(run.status).toBe(0);
  });
});
