import { readFileSync } from "node:fs";
import { defineConfig, type UserConfig } from "tsdown";
import { FAMILY_IDS } from "./generator/families.ts";

const perFamily = (path: (family: string) => string, source: (family: string) => string): Record<string, string> =>
  Object.fromEntries(FAMILY_IDS.map((family) => [path(family), source(family)]));

interface Formats {
  readonly import: string;
  readonly require: string;
}

/** Names the declarations of each format, for tools that do not search beside the file, and adds the data files. */
function withTypes(found: Readonly<Record<string, Formats | string>>): Record<string, unknown> {
  const typed = Object.entries(found).map(([path, target]) => [
    path,
    typeof target === "string" ? target : typesOf(target),
  ]);
  const data = ["catalog.json", "catalog.schema.json", "kit/*"].map((file) => [`./${file}`, `./generated/${file}`]);
  return Object.fromEntries([...typed, ...data]) as Record<string, unknown>;
}

function typesOf(target: Formats): unknown {
  return {
    import: { types: target.import.replace(/\.js$/u, ".d.ts"), default: target.import },
    require: { types: target.require.replace(/\.cjs$/u, ".d.cts"), default: target.require },
  };
}

/** Code shared by all families' modules, in one file. */
const RUNTIME = /[\\/]src[\\/](?!chinese|cli|eslint|filters|testing|mock|make-error|advice-text|index).*(?<!\.d)\.ts$/u;

const library: UserConfig = {
  entry: {
    index: "src/index.ts",
    advice: "src/advice-text.ts",
    testing: "src/testing.ts",
    "testing/server": "src/testing-server.ts",
    eslint: "src/eslint/plugin.ts",
    filters: "src/filters.ts",
    ...perFamily(
      (family) => family,
      (family) => `generated/entry/${family}.ts`,
    ),
    ...perFamily(
      (family) => `${family}/patterns`,
      (family) => `generated/patterns/${family}.ts`,
    ),
    ...perFamily(
      (family) => `zh-CN/${family}`,
      (family) => `generated/entry/zh-CN/${family}.ts`,
    ),
  },
  format: ["esm", "cjs"],
  dts: true,
  platform: "neutral",
  // Only `testing/server` has any.
  deps: { neverBundle: [/^node:/u] },
  target: "es2022",
  fixedExtension: false,
  tsconfig: "tsconfig.build.json",
  clean: false,
  // `exports` of package.json follow from the entries above: the build writes them.
  exports: { legacy: true, customExports: withTypes },
  // The docstrings are in the declarations; code that is loaded at every start does not repeat them.
  outputOptions: {
    comments: { jsdoc: false, legal: true, annotation: true },
    codeSplitting: { groups: [{ name: "runtime", test: RUNTIME }] },
  },
};

/** Bundled with the command, so that the package has no dependency. */
const BUNDLED = "commander";

const command: UserConfig = {
  entry: { cli: "src/cli/main.ts" },
  format: "esm",
  dts: false,
  platform: "node",
  target: "node18",
  fixedExtension: false,
  tsconfig: "tsconfig.json",
  clean: false,
  deps: { alwaysBundle: [BUNDLED], onlyBundle: [BUNDLED] },
  // The command's code is loaded at every start. Names stay, because errors are identified by them.
  minify: { compress: true, mangle: false, codegen: true },
  plugins: [
    {
      // The command runs on the package's own modules instead of a second copy of every table.
      name: "own-modules",
      resolveId(id: string) {
        if (id.endsWith("../index.ts")) return { id: "./index.js", external: "relative" };
        if (id.endsWith("../testing-server.ts")) return { id: "./testing/server.js", external: "relative" };
        if (id.endsWith("../filters.ts")) return { id: "./filters.js", external: "relative" };
        if (id.endsWith("../advice-text.ts")) return { id: "./advice.js", external: "relative" };
        return null;
      },
    },
    {
      // Include the licence of bundled code, as it requires.
      name: "bundled-licence",
      renderChunk(code: string, { moduleIds }: { readonly moduleIds: readonly string[] }) {
        if (!moduleIds.some((id) => /[\\/]node_modules[\\/]/u.test(id))) return null;
        const licence = readFileSync(`node_modules/${BUNDLED}/LICENSE`, "utf8").trim();
        return code.replace(/^(?:#!.*\n)?/u, (start) => `${start}/*! Contains ${BUNDLED}:\n\n${licence}\n*/\n`);
      },
    },
  ],
};

export default defineConfig([library, command]);
