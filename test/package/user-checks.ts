import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import type { CodeBlock } from "../support/code-blocks.ts";
import { PROJECT } from "../support/project.ts";

/** A user's file with its expected output. */
export interface UserCheck {
  readonly name: string;
  readonly file: string;
  readonly source: string;
  readonly prints: string;
}

/** Every subpath of `exports` that is code: `""`, `/spot`, `/spot/patterns`, …; the kit is data. */
export const SUBPATHS: readonly string[] = Object.keys(
  exportsOf(JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8"))),
)
  .filter((path) => !path.endsWith(".json") && !path.includes("*"))
  .map((path) => path.slice(1));

function exportsOf(manifest: unknown): object {
  const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
  if (!isObject(manifest) || !("exports" in manifest) || !isObject(manifest.exports)) throw new Error("No exports.");
  return manifest.exports;
}

const USE = `const error = parseError({ code: -1121, msg: "Invalid symbol." }, { family: "spot" });
console.log(error.name, error.family, SpotErrorCode.BAD_SYMBOL);
console.log(modules.filter((module) => Object.keys(module).length === 0).length, "of", modules.length, "empty");
`;
const PRINTS = `BAD_SYMBOL spot -1121\n0 of ${String(SUBPATHS.length)} empty\n`;

export const USER_CHECKS: readonly UserCheck[] = [
  {
    name: "imported as ES modules at every subpath",
    file: "all.mjs",
    source: `${SUBPATHS.map((path, index) => `import * as m${String(index)} from "binance-errors${path}";`).join("\n")}
      import { parseError } from "binance-errors";
      import { SpotErrorCode } from "binance-errors/spot";
      const modules = [${SUBPATHS.map((_, index) => `m${String(index)}`).join(", ")}];\n${USE}`,
    prints: PRINTS,
  },
  {
    name: "required as CommonJS at every subpath",
    file: "all.cjs",
    source: `const modules = [${SUBPATHS.map((path) => `require("binance-errors${path}")`).join(", ")}];
      const { parseError } = require("binance-errors");
      const { SpotErrorCode } = require("binance-errors/spot");\n${USE}`,
    prints: PRINTS,
  },
];

/** An example as a module that Node runs. */
export function asModule({ code }: CodeBlock): { readonly source: string; readonly mistakes: number } {
  const { outputText, diagnostics } = ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  return { source: outputText, mistakes: diagnostics?.length ?? 0 };
}

/** Documented output that an example did not print. `console.log(x); // 1: the first` promises a line "1". */
export function brokenPromises({ code }: CodeBlock, printed: string): readonly string[] {
  const lines = printed.split("\n").filter((line) => line !== "");
  const promised = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gmu)].map(([, said = ""]) => said);
  return promised.filter((said) => !lines.some((line) => said === line || said.startsWith(`${line}: `)));
}
