import { existsSync, readFileSync } from "node:fs";
import { ESLint } from "eslint";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";
import plugin, { configs, rules, type RuleName } from "../../src/eslint/plugin.ts";

const NAMES: readonly RuleName[] = ["no-unsafe-retry", "no-bare-code", "no-message-test", "no-float-step"];

describe("the plugin", () => {
  it("has the types that ESLint and typescript-eslint expect", () => {
    const asPlugin: ESLint.Plugin = plugin;
    expect(asPlugin.rules).toBe(rules);
    expect(defineConfig([plugin.configs.recommended])).toHaveLength(1);
    expect(defineConfig({ plugins: { binance: plugin }, rules: { "binance/no-bare-code": "error" } })).toHaveLength(1);
    // typescript-eslint's helper for older configurations.
    expect(tseslint.config(configs.recommended)).toHaveLength(1);
  });

  it("runs in a user's configuration", async () => {
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: [plugin.configs.recommended] });
    const [result] = await eslint.lintText(
      `import { Spot } from "@binance/connector";\nif (error.code === -1121) stop();\n`,
    );
    expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual(["binance-errors/no-bare-code"]);
  });

  it.each(NAMES)("documents reason and fix of %s", (name) => {
    const page = `docs/eslint/${name}.md`;
    expect(rules[name].meta.docs.url).toMatch(new RegExp(`/${page}$`, "u"));
    expect(existsSync(page)).toBe(true);
    expect(readFileSync(page, "utf8")).toMatch(/^# .+\n[^]+\n## Reported\n[^]+\n## Fix\n/u);
  });
});
