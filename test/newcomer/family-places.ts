import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../support/project.ts";

/** A place that knows every family, and what to do there for a new one. CONTRIBUTING.md lists the same files. */
export interface FamilyPlace {
  readonly file: (family: string) => string;
  /** What the file says of a family; only that it is there where nothing is given. */
  readonly says?: (family: string) => string;
  readonly remedy: string;
}

const REFRESH = 'run "npm run refresh -- --only <family>"';

export const FAMILY_PLACES: readonly FamilyPlace[] = [
  { file: () => "generator/model.ts", says: (family) => `  "${family}",\n`, remedy: "add the id to FAMILY_IDS" },
  { file: () => "generator/sources.ts", says: (family) => `{ id: "${family}", `, remedy: "add a line to FAMILIES" },
  { file: () => "generator/sources.ts", says: (family) => `  ["${family}", "`, remedy: "add a line to TABLE" },
  { file: (family) => `snapshots/${family}.json`, remedy: REFRESH },
  { file: (family) => `generated/${family}.ts`, remedy: REFRESH },
  {
    file: (family) => `src/families/${family}.ts`,
    says: (family) => `"../../generated/tables/${family}.ts"`,
    remedy: "copy another family's file and change the two paths and the enum's name",
  },
  {
    file: (family) => `src/zh-CN/${family}.ts`,
    says: (family) => `"../../generated/zh-CN/${family}.ts"`,
    remedy: "copy another family's file and change the path",
  },
  {
    file: () => "src/all-tables.ts",
    says: (family) => `"../generated/tables/${family}.ts"`,
    remedy: "import its table and add it to the list",
  },
  {
    file: () => "src/catalog-types.ts",
    says: (family) => `"../generated/params/${family}.ts"`,
    remedy: "import its Messages and add them to CatalogMessages",
  },
  {
    file: () => "src/model/family-of-url.ts",
    says: (family) => `"${family}"`,
    remedy: "add its base path, and its WebSocket hosts",
  },
  {
    file: () => "src/cli/families.ts",
    says: (family) => `${family}": [`,
    remedy: "add it with the other words that mean it",
  },
  {
    file: () => "package.json",
    says: (family) => `"./${family}": {`,
    remedy: "add it to exports, as the others are",
  },
  {
    file: () => "package.json",
    says: (family) => `"./${family}/patterns": {`,
    remedy: "add its patterns to exports, as the others are",
  },
  {
    file: () => "package.json",
    says: (family) => `"./zh-CN/${family}": {`,
    remedy: "add its Chinese texts to exports, as the others are",
  },
  {
    file: () => "bench/synthetic-catalog.ts",
    says: (family) => `${family}": `,
    remedy: "say how many codes it has",
  },
  { file: () => "README.md", says: (family) => `\`${family}\``, remedy: "add it to the lists that the package knows" },
  {
    file: () => "test/package/packed-files.txt",
    says: (family) => `dist/${family}/patterns.js\n`,
    remedy: 'run "npx vitest run test/package -u" and read the difference',
  },
];

/** What a family lacks in this checkout, with the remedy. */
export function missingPlaces(family: string): readonly string[] {
  return FAMILY_PLACES.filter((place) => !isThere(place, family)).map(
    ({ file, remedy }) => `${file(family)}: ${remedy}`,
  );
}

function isThere({ file, says }: FamilyPlace, family: string): boolean {
  const path = join(PROJECT, file(family));
  if (!existsSync(path)) return false;
  const text = readFileSync(path, "utf8");
  // An object's key has quotes only where it is no identifier.
  return (
    says === undefined || [text, text.replace(/^( *)(\w+):/gmu, '$1"$2":')].some((one) => one.includes(says(family)))
  );
}
