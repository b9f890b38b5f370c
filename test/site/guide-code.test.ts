import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Entry points of the package that the guides use, and the modules they are made from. */
const MODULES: Readonly<Record<string, string>> = {
  "binance-errors": "src/index.ts",
  "binance-errors/advice": "src/advice-text.ts",
  "binance-errors/spot": "generated/entry/spot.ts",
  "binance-errors/zh-CN/spot": "generated/entry/zh-CN/spot.ts",
};

function codeOf(page: string): readonly string[] {
  const markdown = readFileSync(join(ROOT, "site/pages", page), "utf8");
  return [...markdown.matchAll(/^```ts\n([\s\S]*?)^```$/gmu)].map(([, code = ""]) => code);
}

function runnable(code: string): string {
  return code.replace(/from "(binance-errors[^"]*)"/gu, (_, entry: string) => {
    const module = MODULES[entry];
    if (module === undefined) throw new Error(`The guides import ${entry}, which this test does not know`);
    return `from ${JSON.stringify(join(ROOT, module))}`;
  });
}

/** Documented output in comments after `console.log`, up to a colon before an explanation. */
function promised(code: string): readonly string[] {
  return [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gmu)].map(([, comment = ""]) =>
    comment.replace(/: the .*$/u, ""),
  );
}

describe("code in the guides", () => {
  const folder = mkdtempSync(join(tmpdir(), "guide-code-"));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(["index.md", "guide/index.md"])("of %s is the same in both languages", (page) => {
    expect(codeOf(page).length).toBeGreaterThan(0);
    expect(codeOf(`zh-CN/${page}`)).toEqual(codeOf(page));
  });

  it.each(["index.md", "guide/index.md"])("of %s runs and prints the documented output", (page) => {
    const blocks = codeOf(page);
    const files = blocks.map((code, index) => {
      const file = join(folder, `${page.replaceAll("/", "-")}-${String(index)}.mts`);
      writeFileSync(file, runnable(code));
      return file;
    });
    const runner = join(folder, `${page.replaceAll("/", "-")}-all.mts`);
    writeFileSync(runner, files.map((file) => `await import(${JSON.stringify(file)});`).join("\n"));
    const printed = execFileSync(process.execPath, ["--import", "tsx", runner], { cwd: ROOT, encoding: "utf8" });
    const lines = printed.split("\n");
    for (const line of blocks.flatMap(promised)) expect(lines).toContain(line);
  });
});
