import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { PROJECT } from "../support/project.ts";
import { NPM_FOLDERS } from "../supply-chain/npm-project.ts";

const updateSchema = z.looseObject({
  "package-ecosystem": z.string(),
  directory: z.string().optional(),
  directories: z.array(z.string()).optional(),
  cooldown: z.object({ "default-days": z.number() }).optional(),
});
const { updates } = z
  .object({ updates: z.array(updateSchema) })
  .parse(parse(readFileSync(join(PROJECT, ".github/dependabot.yml"), "utf8")));

describe("updates of dependencies", () => {
  it.each(updates)("of $package-ecosystem wait a week", ({ cooldown }) => {
    expect(cooldown?.["default-days"]).toBeGreaterThanOrEqual(7);
  });
  it("are proposed for each folder with a lock, and for the actions", () => {
    const proposed = updates.map((update) => [update["package-ecosystem"], update.directories ?? [update.directory]]);
    const folders = NPM_FOLDERS.map((folder) => (folder === "." ? "/" : `/${folder}`));
    expect(proposed).toEqual([
      ["npm", folders],
      ["github-actions", ["/"]],
    ]);
  });
});
