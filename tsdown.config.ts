import { defineConfig, type UserConfig } from "tsdown";
import { FAMILY_IDS } from "./generator/model.ts";

const perFamily = (path: (family: string) => string, source: (family: string) => string): Record<string, string> =>
  Object.fromEntries(FAMILY_IDS.map((family) => [path(family), source(family)]));

const library: UserConfig = {
  entry: {
    index: "src/index.ts",
    advice: "src/advice-text.ts",
    testing: "src/testing.ts",
    ...perFamily(
      (family) => family,
      (family) => `src/families/${family}.ts`,
    ),
    ...perFamily(
      (family) => `${family}/patterns`,
      (family) => `generated/patterns/${family}.ts`,
    ),
    ...perFamily(
      (family) => `zh-CN/${family}`,
      (family) => `src/zh-CN/${family}.ts`,
    ),
  },
  format: ["esm", "cjs"],
  dts: true,
  platform: "neutral",
  target: "es2022",
  fixedExtension: false,
  tsconfig: "tsconfig.build.json",
  clean: false,
};

const command: UserConfig = {
  entry: { cli: "src/cli/main.ts" },
  format: "esm",
  dts: false,
  platform: "node",
  target: "node18",
  fixedExtension: false,
  tsconfig: "tsconfig.json",
  clean: false,
  // commander comes along, so that the package has no dependency.
  deps: { alwaysBundle: ["commander"], onlyBundle: ["commander"] },
  plugins: [
    {
      // The command runs on the package's own modules instead of carrying a second copy of every table.
      name: "own-modules",
      resolveId(id: string) {
        if (id.endsWith("../index.ts")) return { id: "./index.js", external: "relative" };
        if (id.endsWith("../advice-text.ts")) return { id: "./advice.js", external: "relative" };
        return null;
      },
    },
  ],
};

export default defineConfig([library, command]);
