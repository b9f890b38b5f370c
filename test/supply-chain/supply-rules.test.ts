import { describe, expect, it } from "vitest";
import { lockSchema, manifestSchema, NPM_FOLDERS, type NpmProject, readNpmProject } from "./npm-project.ts";
import { SUPPLY_RULES } from "./supply-rules.ts";

describe("the dependencies", () => {
  const table = NPM_FOLDERS.flatMap((folder) => SUPPLY_RULES.map((rule) => ({ ...rule, folder })));
  it.each(table)("of $folder: $description", ({ check, folder }) => {
    expect(check(readNpmProject(folder))).toEqual([]);
  });

  it("have one version where two folders ask for the same", () => {
    const asked = NPM_FOLDERS.flatMap((folder) => {
      const { dependencies, devDependencies } = readNpmProject(folder).manifest;
      return Object.entries({ ...dependencies, ...devDependencies });
    });
    const versions = new Map(asked);
    expect(asked.filter(([name, version]) => versions.get(name) !== version)).toEqual([]);
  });

  it("of the published package don't exist, and it runs nothing at installation", () => {
    const { manifest } = readNpmProject(".");
    const kinds = ["dependencies", "optionalDependencies", "peerDependencies", "bundleDependencies"];
    expect(kinds.filter((kind) => kind in manifest)).toEqual([]);
    const atInstall = /^(?:pre|post)?(?:install|prepare)$|^preprepare$|^postprepare$/u;
    expect(Object.keys(manifest.scripts ?? {}).filter((script) => atInstall.test(script))).toEqual([]);
  });
});

const MANIFEST = `{
  "allowScripts": { "b": false },
  "devDependencies": { "a": "1.0.0", "old": "npm:b@1.2.3-rc" },
  "overrides": { "a": { "b": "1.2.3" } }
}`;
const HASH = `sha512-${"A".repeat(86)}==`;
const LOCK = `{
  "lockfileVersion": 3,
  "packages": {
    "": { "devDependencies": { "a": "1.0.0", "old": "npm:b@1.2.3-rc" } },
    "node_modules/a": { "version": "1.0.0", "integrity": "${HASH}", "license": "MIT", "dependencies": { "b": "^1.0.0" } },
    "node_modules/a/node_modules/b": { "version": "1.2.3", "integrity": "${HASH}", "license": "MIT", "hasInstallScript": true },
    "node_modules/old": { "name": "b", "version": "1.2.3-rc", "integrity": "${HASH}", "license": "MIT" }
  }
}`;
const NPMRC = "engine-strict=true\nignore-scripts=true\nomit-lockfile-registry-resolved=true\nsave-exact=true";

/** Each change of the good project above is found by its rule, so that the rules can fail. */
const BAD: readonly (readonly [rule: string, from: string, to: string])[] = [
  ["exact-versions", '"a": "1.0.0"', '"a": "^1.0.0"'],
  ["exact-versions", '"a": "1.0.0"', '"a": "latest"'],
  ["exact-versions", '"a": "1.0.0"', '"a": "github:somebody/a"'],
  ["exact-versions", '{ "b": "1.2.3" }', '{ "b": ">=1.2.3" }'],
  ["lock-agrees", '"": { "devDependencies": { "a": "1.0.0"', '"": { "devDependencies": { "a": "1.0.1"'],
  ["lock-agrees", '"": { "devDependencies": { "a": "1.0.0", ', '"": { "devDependencies": { '],
  ["integrity", `"integrity": "${HASH}", `, ""],
  ["integrity", HASH, "sha1-AAAA"],
  ["no-addresses", '"node_modules/a": {', '"node_modules/a": { "resolved": "https://example.org/a.tgz",'],
  ["registry-only", '"b": "^1.0.0"', '"b": "git+https://example.org/b.git"'],
  ["registry-only", '"b": "^1.0.0"', '"b": "somebody/b"'],
  ["registry-only", '"b": "^1.0.0"', '"b": "file:../b"'],
  ["registry-only", '"node_modules/a": {', '"node_modules/a": { "link": true,'],
  ["scripts-denied", '{ "b": false }', "{}"],
  ["scripts-denied", '{ "b": false }', '{ "b": true }'],
  ["scripts-denied", '{ "b": false }', '{ "b": false, "c": false }'],
  ["npmrc", "ignore-scripts=true\n", ""],
  ["npmrc", "save-exact=true", "save-exact=true\nregistry=https://example.org"],
  ["licences", '"license": "MIT"', '"license": "SSPL-1.0"'],
  ["licences", '"license": "MIT", "dependencies"', '"dependencies"'],
];

describe("the rules for dependencies", () => {
  it("find nothing in a good project", () => {
    expect(findings([MANIFEST, LOCK, NPMRC])).toEqual([]);
  });
  it.each(BAD)("%s: %s → %s", (rule, from, to) => {
    const texts = [MANIFEST, LOCK, NPMRC];
    expect(texts.some((text) => text.includes(from))).toBe(true);
    expect(findings(texts.map((text) => text.replace(from, to)))).toContain(rule);
  });
  it("are each tried", () => {
    expect(new Set(BAD.map(([rule]) => rule))).toEqual(new Set(SUPPLY_RULES.map(({ id }) => id)));
  });
});

function findings([manifest = "", lock = "", npmrc = ""]: readonly string[]): readonly string[] {
  const project: NpmProject = {
    manifest: manifestSchema.parse(JSON.parse(manifest)),
    lock: lockSchema.parse(JSON.parse(lock)),
    npmrc: npmrc.split("\n"),
  };
  return SUPPLY_RULES.filter(({ check }) => check(project).length > 0).map(({ id }) => id);
}
