import { existsSync, symlinkSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CodeBlock, codeBlocks, documents, isApiExample } from "../support/code-blocks.ts";
import { PROJECT } from "../support/project.ts";
import { shellCommands } from "../support/shell-lines.ts";
import { apiExample } from "./api-example.ts";
import { compile, installPackage, type InstalledPackage, runNode, runShell } from "./installed-package.ts";
import { asModule, brokenPromises } from "./user-checks.ts";

let user: InstalledPackage;
beforeAll(async () => {
  user = await installPackage();
  // Input files of the shell examples.
  const line = 'order failed: binance {"code":-2010,"msg":"Account has insufficient balance for requested action."}\n';
  await writeFile(join(user.folder, "bot.log"), line);
  const filters = [{ filterType: "LOT_SIZE", minQty: "0.00001", maxQty: "9000", stepSize: "0.00001" }];
  await writeFile(
    join(user.folder, "exchangeInfo.json"),
    JSON.stringify({ symbols: [{ symbol: "BTCUSDT", filters }] }),
  );
}, 240_000);
afterAll(async () => {
  await user.dispose();
});

const BLOCKS = documents().flatMap(codeBlocks);
const fileOf = ({ place }: CodeBlock): string => `example-${place.replace(/\W/gu, "-")}`;
// The site's guides have the same code in both languages, which a test of the site checks.
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
    "%s runs, and prints the documented output",
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

const CLIENTS = join(PROJECT, "test/clients/node_modules");
/** Proof of a recipe: an order through fetch reaches the exchange of the recipe. */
const PROOF = `
const response = await fetch("https://api.binance.com/api/v3/order?newClientOrderId=a", { method: "POST" });
const body = await response.json();
console.log(response.status, body.clientOrderId, exchange.orders.length);
process.exit(0);
`;

describe.skipIf(!existsSync(CLIENTS))("the recipes for packages that this project does not install", () => {
  it.each(["msw", "nock"])("%s hands calls to the exchange", async (name) => {
    const recipe = BLOCKS.find(({ code }) => code.includes(`from "${name}"`));
    if (recipe === undefined) throw new Error(`No document has a recipe for ${name}.`);
    symlinkSync(join(CLIENTS, name), join(user.folder, "node_modules", name), "junction");
    const { source } = asModule({ ...recipe, code: recipe.code + PROOF });
    expect(await runNode(user.folder, `recipe-${name}.mjs`, source)).toBe("200 a 1\n");
  });
});

describe("the shell lines of the documents", () => {
  const lines = BLOCKS.filter(({ language }) => language === "sh").flatMap((block) =>
    shellCommands(block).flatMap(({ kind, line }) => (kind === "user" ? [line] : [])),
  );
  it("are there", () => {
    expect(lines.length).toBeGreaterThanOrEqual(3);
  });
  it.each([...new Set(lines)])("%s", async (line) => {
    // An order that breaks a filter is exit code 1.
    const asked = line.includes(" check ") ? `${line} || [ $? = 1 ]` : line;
    expect((await runShell(user.folder, asked)).trim()).not.toBe("");
  });
});
