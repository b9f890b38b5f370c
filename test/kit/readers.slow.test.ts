import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { PROJECT } from "../support/project.ts";
import { KIT_READERS, KIT_VECTORS } from "../support/kit-readers.ts";
import { readVectors } from "./read-kit.ts";

const exists = (command: string): boolean => spawnSync(command, ["--version"]).status === 0;

describe.each(KIT_READERS)("the reader in $language", ({ command, file }) => {
  it.skipIf(!exists(command))("passes every vector using only the kit", () => {
    const run = spawnSync(command, [file, KIT_VECTORS], { cwd: PROJECT, encoding: "utf8" });
    const count = String(readVectors().length);
    expect(run.stderr).toBe("");
    expect(run.stdout).toBe(`${count} of ${count} vectors passed\n`);
    expect(run.status).toBe(0);
  });
});
