import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CodeBlock, codeBlocks, documents, isApiExample } from "../support/code-blocks.ts";
import { shellCommands } from "../support/shell-lines.ts";
import { apiExample } from "./api-example.ts";
import { compile, installPackage, type InstalledPackage, runNode, runShell } from "./installed-package.ts";
import { asModule, brokenPromises } from "./user-checks.ts";

let user: InstalledPackage;
beforeAll(async () => {
  user = await installPackage();
  // What the examples of the shell read.
  const line = 'order failed: binance {"code":-2010,"msg":"Account has insufficient balance for requested action."}\n';
  await writeFile(join(user.folder, "bot.log"), line);
}, 240_000);
afterAll(async () => {
  await user.dispose();
});

const BLOCKS = documents().flatMap(codeBlocks);
const fileOf = ({ place }: CodeBlock): string => `example-${place.replace(/\W/gu, "-")}`;
// The site's guides are the same code in both languages, which a test of the site holds them to.
const RUN = BLOCKS.filter(
  ({ language, document }) => language === "ts" && !document.includes("/zh-CN/") && !document.startsWith("docs/api/"),
);
const TYPED = BLOCKS.filter(isApiExample);

describe("the TypeScript of the documents", () => {
  it("is there", () => {
    expect(new Set(RUN.map(({ document }) => document))).toEqual(
      new Set([
        "README.md",
        "README.zh-CN.md",
        "docs/filters.md",
        "docs/recipes.md",
        "docs/testing.md",
        "site/pages/guide/index.md",
        "site/pages/index.md",
      ]),
    );
    expect(TYPED.length).toBeGreaterThan(5);
  });
  it.each(RUN.map((block) => [block.place, block] as const))(
    "%s runs, and prints what it says",
    async (_place, block) => {
      const { source, mistakes } = asModule(block);
      expect(mistakes).toBe(0);
      const printed = await runNode(user.folder, `${fileOf(block)}.mjs`, source);
      expect(brokenPromises(block, printed), printed).toEqual([]);
    },
  );
  it.each([
    ["typescript", "nodenext", "nodenext"],
    ["typescript", "esnext", "bundler"],
    ["typescript-oldest", "nodenext", "nodenext"],
    ["typescript-oldest", "esnext", "bundler"],
  ])(
    "compiles with %s, module %s, resolution %s",
    async (compiler, module, moduleResolution) => {
      for (const block of RUN) await writeFile(join(user.folder, `${fileOf(block)}.ts`), `${block.code}\nexport {};\n`);
      for (const block of TYPED) await writeFile(join(user.folder, `${fileOf(block)}.ts`), apiExample(block));
      const compilerOptions = {
        strict: true,
        isolatedModules: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        module,
        moduleResolution,
        target: "es2022",
        lib: ["es2022", "dom"],
        noEmit: true,
        skipLibCheck: true,
        types: ["node"],
      };
      await writeFile(
        join(user.folder, "tsconfig.json"),
        JSON.stringify({ compilerOptions, include: ["example-*.ts"] }),
      );
      expect(await compile(compiler, user.folder)).toBe("");
    },
    240_000,
  );
});

describe("the shell lines of the documents", () => {
  const lines = BLOCKS.filter(({ language }) => language === "sh").flatMap((block) =>
    shellCommands(block).flatMap(({ kind, line }) => (kind === "user" ? [line] : [])),
  );
  it("are there", () => {
    expect(lines.length).toBeGreaterThanOrEqual(3);
  });
  it.each([...new Set(lines)])("%s", async (line) => {
    expect((await runShell(user.folder, line)).trim()).not.toBe("");
  });
});
