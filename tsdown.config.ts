import { defineConfig } from "tsdown";
import { FAMILY_IDS } from "./generator/model.ts";

const entries = (path: (family: string) => string, source: (family: string) => string): Record<string, string> =>
  Object.fromEntries(FAMILY_IDS.map((family) => [path(family), source(family)]));

export default defineConfig({
  entry: {
    index: "src/index.ts",
    advice: "src/advice-text.ts",
    testing: "src/testing.ts",
    ...entries(
      (family) => family,
      (family) => `src/families/${family}.ts`,
    ),
    ...entries(
      (family) => `${family}/patterns`,
      (family) => `generated/patterns/${family}.ts`,
    ),
    ...entries(
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
  clean: true,
});
