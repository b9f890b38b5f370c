import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { readWorkflows } from "../workflows/workflow.ts";
import { PROJECT } from "../support/project.ts";
import { lockedPackages, nameAt, NPM_FOLDERS, readNpmProject } from "./npm-project.ts";

const run = promisify(execFile);

/** The parts of CycloneDX 1.5 that npm writes. */
const sbomSchema = z.looseObject({
  bomFormat: z.literal("CycloneDX"),
  specVersion: z.literal("1.5"),
  metadata: z.looseObject({ component: z.looseObject({ "bom-ref": z.string(), purl: z.string() }) }),
  components: z.array(
    z.looseObject({
      "bom-ref": z.string(),
      purl: z.string(),
      hashes: z
        .array(z.strictObject({ alg: z.literal("SHA-512"), content: z.string().regex(/^[0-9a-f]{128}$/) }))
        .min(1),
      licenses: z.array(z.unknown()).min(1),
    }),
  ),
  dependencies: z.array(z.strictObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

/** Only the manifests and locks, so that installed packages cannot hide errors. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "binance-errors-locks-"));
  for (const name of NPM_FOLDERS) {
    for (const file of ["package.json", "package-lock.json", ".npmrc"]) {
      await cp(join(PROJECT, name, file), join(folder, name, file), { recursive: true });
    }
  }
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

// Broke once: recheck wants synckit 0.9.2, and tsdown's unrun can use ^0.11.11. npm 11.19 wrote a lock without the
// second and took it, the npm of Node 20, 22 and 24.0 refused it in the first command of the README, and npm sbom failed.
describe("npm", () => {
  it.each(NPM_FOLDERS)("finds every range of the lock of %s satisfied, optional peers included", async (name) => {
    const found = await run("npm", ["ls", "--all", "--package-lock-only"], { cwd: join(folder, name) }).then(
      () => "",
      (error: unknown) => (error instanceof Error && "stderr" in error ? String(error.stderr) : String(error)),
    );
    expect(found).toBe("");
  });

  it("writes the bill of materials that the release attaches: valid, closed, and all of the lock", async () => {
    const commands = readWorkflows().flatMap(({ text }) => [...text.matchAll(/run: npm (sbom [^>]*) >/gu)]);
    const [command] = commands.map(([, args = ""]) => args.split(" "));
    if (command === undefined) throw new Error("No workflow makes a bill of materials.");
    const { stdout } = await run("npm", command, { cwd: folder, maxBuffer: 64 << 20 });
    const sbom = sbomSchema.parse(JSON.parse(stdout));

    const locked = lockedPackages(readNpmProject(".")).map(
      ([place, { name, version }]) => `pkg:npm/${(name ?? nameAt(place)).replace("@", "%40")}@${version ?? ""}`,
    );
    // As sets: npm 10 lists a package in two places twice.
    expect(new Set(sbom.components.map(({ purl }) => purl))).toEqual(new Set(locked));

    const refs = [sbom.metadata.component, ...sbom.components].map((component) => component["bom-ref"]);
    const named = sbom.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]);
    expect(new Set(named)).toEqual(new Set(refs));
    expect(sbom.metadata.component.purl).toMatch(/^pkg:npm\/binance-errors@\d/u);
  });
});
