import { noBareCode } from "./no-bare-code.ts";
import { noFloatStep } from "./no-float-step.ts";
import { noMessageTest } from "./no-message-test.ts";
import { noUnsafeRetry } from "./no-unsafe-retry.ts";
import type { RuleModule } from "./rule.ts";

export type RuleName = "no-unsafe-retry" | "no-bare-code" | "no-message-test" | "no-float-step";

/** The plugin for a flat configuration. */
export interface BinanceErrorsPlugin {
  readonly meta: { readonly name: string };
  readonly rules: Record<RuleName, RuleModule>;
  readonly configs: { readonly recommended: RecommendedConfig };
}

/** All rules. The two that prevent lost money are errors; the other two are warnings. */
export interface RecommendedConfig {
  readonly name: string;
  readonly plugins: Record<string, Pick<BinanceErrorsPlugin, "meta" | "rules">>;
  readonly rules: Record<`binance-errors/${RuleName}`, "error" | "warn">;
}

export const meta: BinanceErrorsPlugin["meta"] = { name: "binance-errors" };

export const rules: BinanceErrorsPlugin["rules"] = {
  "no-unsafe-retry": noUnsafeRetry,
  "no-bare-code": noBareCode,
  "no-message-test": noMessageTest,
  "no-float-step": noFloatStep,
};

export const configs: BinanceErrorsPlugin["configs"] = {
  recommended: {
    name: "binance-errors/recommended",
    plugins: { "binance-errors": { meta, rules } },
    rules: {
      "binance-errors/no-unsafe-retry": "error",
      "binance-errors/no-float-step": "error",
      "binance-errors/no-bare-code": "warn",
      "binance-errors/no-message-test": "warn",
    },
  },
};

/**
 * ESLint rules for code that calls Binance. They report retries that can place an order twice, codes as bare numbers,
 * tests of messages, and rounding in floating point. In CommonJS, `require` returns `{ configs, rules, … }`.
 *
 * @example
 * import binanceErrors from "binance-errors/eslint";
 * export default [binanceErrors.configs.recommended];
 */
const plugin: BinanceErrorsPlugin = { meta, rules, configs };

export default plugin;
