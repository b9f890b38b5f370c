import { readFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROJECT } from "../support/project.ts";
import { SUBPATHS, USER_CHECKS } from "./user-checks.ts";
import { installPackage, type InstalledPackage, runNode, runShell } from "./installed-package.ts";

let user: InstalledPackage;
/** Folder of the package in the user's project. */
let installed: string;
beforeAll(async () => {
  user = await installPackage();
  installed = join(user.folder, "node_modules", "binance-errors");
}, 240_000);
afterAll(async () => {
  await user.dispose();
});

describe("the tarball", () => {
  it("holds the files of the list: a new one is a decision, made by running this test with -u", async () => {
    // The bundler names shared chunks by their content; one line represents all of a kind.
    const named = user.files.map((path) =>
      path.replace(/^dist\/[\w-]+-[\w-]{8}(?=\.(?:js|cjs|d\.ts|d\.cts)$)/u, "dist/*"),
    );
    const list = [...new Set(named)].toSorted();
    await expect(`${list.join("\n")}\n`).toMatchFileSnapshot("packed-files.txt");
  });

  it("contains nothing about the machine that packed it", async () => {
    const texts = await Promise.all(user.files.map((path) => readFile(join(installed, path), "utf8")));
    const places = [PROJECT, tmpdir(), homedir()].filter((place) => place.length > 4);
    // The test builds in a folder of its own, with the project's node_modules linked in: the path to them belongs to
    // the test.
    const own = texts.map((text) => text.replace(/^\/\/#region .*node_modules.*$/gmu, ""));
    expect(user.files.filter((_, index) => places.some((place) => own[index]?.includes(place)))).toEqual([]);
  });

  // Broke once: dist/cli.js contained commander's code without its licence. tsdown refuses any other foreign code.
  it("holds commander's licence with its code", async () => {
    const licence = await readFile(join(PROJECT, "node_modules/commander/LICENSE"), "utf8");
    expect(await readFile(join(installed, "dist/cli.js"), "utf8")).toContain(licence.trim());
  });

  it.each(USER_CHECKS)("is $name", async ({ file, source, prints }) => {
    expect(await runNode(user.folder, file, source)).toBe(prints);
  });

  it("is small enough to install: 1.5 MB packed", () => {
    expect(user.packedSize).toBeLessThan(1_500_000);
  });
});

describe("the command", () => {
  const command = (args: string): Promise<string> => runShell(user.folder, `npx binance-errors ${args}`);
  it("prints its version, and explains a code in both languages", async () => {
    expect(await command("--version")).toMatch(/^\d+\.\d+\.\d+/u);
    expect(await command("explain -1021 --family spot")).toContain("INVALID_TIMESTAMP");
    expect(await command("explain -1021 --family spot --lang zh-CN")).toMatch(/\p{Script=Han}/u);
  });
});

describe("a bundle", () => {
  const bundle = async (source: string, format: "esm" | "iife" = "esm"): Promise<string> => {
    const { outputFiles } = await build({
      stdin: { contents: source, resolveDir: user.folder, loader: "js" },
      bundle: true,
      minify: true,
      format,
      platform: "browser",
      target: "es2022",
      write: false,
      logLevel: "silent",
    });
    return outputFiles[0]?.text ?? "";
  };
  const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;

  it("of everything runs with only the language: no file, no network, no clock of the host", async () => {
    const anywhere = SUBPATHS.filter((path) => path !== "/testing/server");
    const imports = anywhere.map((path, index) => `import * as m${String(index)} from "binance-errors${path}";`);
    const kept = anywhere.map((_, index) => `m${String(index)}`).join(", ");
    const use = `globalThis.kept = [${kept}]; globalThis.found = m0.parseError({ code: -1121, msg: "Invalid symbol." }, { family: "spot" })?.name;`;
    const source = await bundle(`${imports.join("\n")}\n${use}`, "iife");
    const world = createContext({});
    const before: unknown = runInContext("Object.getOwnPropertyNames(globalThis).join()", world);
    runInContext(source, world);
    expect(runInContext("found", world)).toBe("BAD_SYMBOL");
    expect(
      runInContext(
        "delete globalThis.kept; delete globalThis.found; Object.getOwnPropertyNames(globalThis).join()",
        world,
      ),
    ).toBe(before);
  });
  it("of an unused name is empty", async () => {
    expect(
      gzipped(
        await bundle('import "binance-errors"; import "binance-errors/spot"; import "binance-errors/zh-CN/spot";'),
      ),
    ).toBeLessThan(60);
  });
  // The shared parts are one file: its side effects at load once stayed in every bundle.
  it("of one function contains no code of the others", async () => {
    const guard = await bundle('import { isBinanceError } from "binance-errors"; console.log(isBinanceError(null));');
    const advice = await bundle('import { adviceText } from "binance-errors/advice"; console.log(adviceText);');
    for (const text of [guard, advice]) expect(text).not.toMatch(/Object\.freeze|new Uint8Array/u);
    expect(gzipped(guard)).toBeLessThan(350);
  });
});
