import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FAMILY_IDS } from "../../generator/model.ts";
import { PROJECT } from "../support/checkout.ts";
import { codeBlocks, compile, installPackage, type InstalledPackage, runNode } from "./installed-package.ts";

let user: InstalledPackage;
beforeAll(async () => {
  user = await installPackage();
}, 120_000);
afterAll(async () => {
  await user.dispose();
});

const SUBPATHS = [
  "",
  "/advice",
  "/testing",
  ...FAMILY_IDS.flatMap((id) => [`/${id}`, `/${id}/patterns`, `/zh-CN/${id}`]),
];

describe("the tarball", () => {
  it("holds what the list allows, and no dependency", async () => {
    const allowed =
      /^(?:dist\/.+\.(?:js|cjs|d\.ts|d\.cts)|generated\/catalog(?:\.schema)?\.json|(?:README|CHANGELOG|VERSIONING)\.md|LICENSE|package\.json)$/u;
    expect(user.files.filter((path) => !allowed.test(path))).toEqual([]);
    expect(user.files).toContain("dist/index.js");
    const manifest: unknown = JSON.parse(await readFile(join(PROJECT, "package.json"), "utf8"));
    expect(manifest).not.toHaveProperty("dependencies");
  });

  it("is imported as an ES module at every subpath", async () => {
    const source = SUBPATHS.map((path, index) => `import * as m${String(index)} from "binance-errors${path}";`).join(
      "\n",
    );
    const counts = SUBPATHS.map((_, index) => `Object.keys(m${String(index)}).length`).join(", ");
    const printed = await runNode(user.folder, "all.mjs", `${source}\nconsole.log(JSON.stringify([${counts}]));`);
    const exported: unknown = JSON.parse(printed);
    expect(exported).toHaveLength(SUBPATHS.length);
    expect(exported).not.toContain(0);
  });

  it("is required as CommonJS, and works", async () => {
    const source = `const { parseError } = require("binance-errors/spot");
      const { SpotErrorCode } = require("binance-errors/spot");
      const error = parseError({ code: -1121, msg: "Invalid symbol." });
      console.log(error.name, error.family, SpotErrorCode.BAD_SYMBOL);
      console.log(${SUBPATHS.map((path) => `Object.keys(require("binance-errors${path}")).length > 0`).join(" && ")});`;
    expect(await runNode(user.folder, "all.cjs", source)).toBe("BAD_SYMBOL spot -1121\ntrue\n");
  });
});

describe("the command", () => {
  const command = async (args: readonly string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      join(user.folder, "node_modules", "binance-errors", "dist", "cli.js"),
      ...args,
    ]);
    return stdout;
  };
  it("says its version, and explains a code in both languages", async () => {
    expect(await command(["--version"])).toMatch(/^\d+\.\d+\.\d+/u);
    expect(await command(["explain", "-1021", "--family", "spot"])).toContain("INVALID_TIMESTAMP");
    expect(await command(["explain", "-1021", "--family", "spot", "--lang", "zh-CN"])).toMatch(/\p{Script=Han}/u);
  });
});

describe("the examples of the documents", async () => {
  const blocks = [...(await codeBlocks("README.md")), ...(await codeBlocks("docs/recipes.md"))];
  it("are there", () => {
    expect(blocks.length).toBeGreaterThanOrEqual(4);
  });
  it.each(blocks.map(({ place, file, code }) => [place, file, code] as const))(
    "%s runs",
    async (_place, file, code) => {
      const { outputText, diagnostics } = ts.transpileModule(code, {
        compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
      });
      expect(diagnostics).toEqual([]);
      await runNode(user.folder, `${file}.mjs`, outputText);
    },
  );
  it.each([
    ["typescript", "nodenext", "nodenext"],
    ["typescript", "esnext", "bundler"],
    ["typescript-oldest", "nodenext", "nodenext"],
    ["typescript-oldest", "esnext", "bundler"],
  ])("compile with %s, module %s, resolution %s", async (compiler, module, moduleResolution) => {
    for (const { file, code } of blocks) await writeFile(join(user.folder, `${file}.ts`), `${code}\nexport {};\n`);
    const strict = {
      strict: true,
      isolatedModules: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
    };
    const compilerOptions = {
      ...strict,
      module,
      moduleResolution,
      target: "es2022",
      lib: ["es2022", "dom"],
      noEmit: true,
      skipLibCheck: true,
      types: ["node"],
    };
    await writeFile(join(user.folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["example-*.ts"] }));
    expect(await compile(compiler, user.folder)).toBe("");
  });
});

describe("a bundle", () => {
  const bundle = async (source: string): Promise<string> => {
    const { outputFiles } = await build({
      stdin: { contents: source, resolveDir: user.folder, loader: "js" },
      bundle: true,
      minify: true,
      format: "esm",
      platform: "browser",
      target: "es2022",
      write: false,
      logLevel: "silent",
    });
    return outputFiles[0]?.text ?? "";
  };
  const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;

  it("of one family holds no other family, no advice texts and no Chinese", async () => {
    const text = await bundle('import { parseError } from "binance-errors/options"; console.log(parseError(1));');
    expect(text).not.toContain("CAPITAL_WITHDRAW");
    expect(text).not.toMatch(/\\u[4-9a-f][0-9a-f]{3}/u);
    expect(text).not.toContain("The exchange hit an unspecified");
  });
  it("of a name that nobody uses is empty", async () => {
    expect(
      gzipped(
        await bundle('import "binance-errors"; import "binance-errors/spot"; import "binance-errors/zh-CN/spot";'),
      ),
    ).toBeLessThan(60);
  });
  it("stays within its size", async () => {
    const all = gzipped(await bundle('import { parseError } from "binance-errors"; console.log(parseError(1));'));
    const spot = gzipped(await bundle('import { parseError } from "binance-errors/spot"; console.log(parseError(1));'));
    const codes = gzipped(
      await bundle('import { SpotErrorCode } from "binance-errors/spot"; console.log(SpotErrorCode.UNKNOWN);'),
    );
    expect({ all: all < 40_000, spot: spot < 24_000 }).toEqual({ all: true, spot: true });
    expect(codes).toBeLessThan(3_000);
  });
});
