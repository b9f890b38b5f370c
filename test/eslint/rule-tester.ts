import { RuleTester } from "eslint";
import tseslint from "typescript-eslint";
import { describe, it } from "vitest";

RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;

export const javascript = new RuleTester();
export const commonjs = new RuleTester({ languageOptions: { sourceType: "commonjs" } });
export const typescript = new RuleTester({ languageOptions: { parser: tseslint.parser } });
