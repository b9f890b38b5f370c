import tseslint from "typescript-eslint";

export default tseslint.config(
  {
    ignores: [
      "eslint.config.js",
      "dist",
      "generated",
      "coverage",
      "node_modules",
      "examples",
      "site/node_modules",
      "site/.generated*",
      "site/.vitepress/cache",
      "site/.vitepress/dist*",
      "bench/node_modules",
      ".cache",
      // Programs of real clients, whose types only the slow tests install.
      "test/clients/*.mjs",
      "test/clients/node_modules",
      // Small files with public habits, to test the published rules.
      "test/eslint/corpus",
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { "@typescript-eslint/no-deprecated": "off" },
  },
  {
    // The generator is pure: IO, clock, environment and console belong to scripts/.
    files: ["generator/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            "node:fs*",
            "node:net",
            "node:http*",
            "node:process",
            "node:child_process",
            "undici",
            "commander",
            "listr2",
            "*/scripts/*",
          ],
        },
      ],
      "no-restricted-globals": ["error", "process", "console", "fetch", "Date", "setTimeout"],
    },
  },
  {
    // The published runtime has no dependency and no Node module.
    files: ["src/**/*.ts"],
    ignores: ["src/cli/**", "src/mock/serve.ts", "src/mock/websocket.ts"],
    rules: { "no-restricted-imports": ["error", { patterns: ["node:*", "*/generator/*", "*/scripts/*"] }] },
  },
);
