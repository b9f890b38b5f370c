import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { PROJECT } from "../support/project.ts";

/** The root and the two folders with a package.json of their own. */
export const NPM_FOLDERS = [".", "site", "bench", "test/clients"] as const;

const specsSchema = z.record(z.string(), z.string()).optional();
interface Overrides {
  readonly [name: string]: string | Overrides;
}
const overridesSchema: z.ZodType<Overrides> = z.record(
  z.string(),
  z.union([z.string(), z.lazy(() => overridesSchema)]),
);

export const manifestSchema = z.looseObject({
  scripts: specsSchema,
  allowScripts: z.record(z.string(), z.boolean()).optional(),
  dependencies: specsSchema,
  devDependencies: specsSchema,
  optionalDependencies: specsSchema,
  peerDependencies: specsSchema,
  overrides: overridesSchema.optional(),
});

const lockedPackageSchema = z.looseObject({
  name: z.string().optional(),
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  link: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  dependencies: specsSchema,
  devDependencies: specsSchema,
  optionalDependencies: specsSchema,
  peerDependencies: specsSchema,
});
export type LockedPackage = z.infer<typeof lockedPackageSchema>;

export const lockSchema = z.looseObject({
  lockfileVersion: z.literal(3),
  packages: z.record(z.string(), lockedPackageSchema),
});

export interface NpmProject {
  readonly manifest: z.infer<typeof manifestSchema>;
  readonly lock: z.infer<typeof lockSchema>;
  /** The lines of `.npmrc`. */
  readonly npmrc: readonly string[];
}

export function readNpmProject(folder: string): NpmProject {
  const read = (file: string): string => readFileSync(join(PROJECT, folder, file), "utf8");
  return {
    manifest: manifestSchema.parse(JSON.parse(read("package.json"))),
    lock: lockSchema.parse(JSON.parse(read("package-lock.json"))),
    npmrc: read(".npmrc").trim().split("\n"),
  };
}

/** Direct dependencies of a folder's manifest, of all kinds. */
export function directSpecs({ manifest }: Pick<NpmProject, "manifest">): ReadonlyMap<string, string> {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies } = manifest;
  return new Map(
    [dependencies, devDependencies, optionalDependencies, peerDependencies].flatMap((specs) =>
      Object.entries(specs ?? {}),
    ),
  );
}

/** The packages of a lock by path, without the folder itself. */
export function lockedPackages({ lock }: Pick<NpmProject, "lock">): readonly (readonly [string, LockedPackage])[] {
  return Object.entries(lock.packages).filter(([place]) => place !== "");
}

/** `node_modules/a/node_modules/@b/c` → `@b/c` */
export function nameAt(place: string): string {
  return place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
}
