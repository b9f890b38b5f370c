import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";
import { readSiteData } from "../../site/catalog/read-data.ts";
import { STATUSES } from "../../site/pages/statuses.ts";
import { type Snippet, snippetsOf } from "../../site/snippets/snippets.ts";
import { statusSnippets } from "../../site/snippets/status-snippets.ts";

const { common, index } = readSiteData();
const families = index.catalog.families.map(({ id }) => id);
const codes = [...new Set([...common.all.map(({ code }) => code), -5028, -4188, -2008, -1034, -3041, -4108])];
const all: readonly Snippet[] = [
  ...codes.flatMap((code) => families.flatMap((family) => snippetsOf(code, family))),
  ...STATUSES.flatMap((status) => statusSnippets(status)),
];
const ofLanguage = (language: Snippet["language"]): readonly string[] => [
  ...new Set(all.filter((snippet) => snippet.language === language).map(({ code }) => code)),
];

const folder = mkdtempSync(join(tmpdir(), "snippets-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const hasPython = spawnSync("python3", ["--version"]).status === 0;

describe("snippets", () => {
  it("are there for every client", () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(6);
    expect(ofLanguage("python").length).toBeGreaterThan(50);
  });

  it.each(["ts", "js"] as const)("in %s parse", (language) => {
    for (const code of ofLanguage(language)) {
      const { diagnostics } = ts.transpileModule(code, {
        reportDiagnostics: true,
        fileName: `snippet.${language}`,
        compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
      });
      expect(diagnostics ?? [], code).toEqual([]);
    }
  });

  it.runIf(hasPython)("in Python compile", () => {
    const files = ofLanguage("python").map((code, place) => {
      const file = join(folder, `snippet_${String(place)}.py`);
      writeFileSync(file, `${code}\n`);
      return file;
    });
    const { status, stderr } = spawnSync("python3", ["-m", "py_compile", ...files], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  it("of this package have the types that they use", () => {
    const sources = ofLanguage("ts");
    const AROUND = `declare const newOrder: () => Promise<unknown>; declare const cancelOrder: typeof newOrder;
declare const setMarginType: typeof newOrder; declare const setPositionMode: typeof newOrder; declare const findOrder: typeof newOrder;
declare const serverTime: () => Promise<number>; declare const sleep: (ms: number) => Promise<void>; declare let offset: number;`;
    const entry = join(import.meta.dirname, "../../src/index.ts");
    const files = sources.map((code, place) => {
      const file = join(folder, `snippet-${String(place)}.mts`);
      writeFileSync(file, `${code.replace('"binance-errors"', JSON.stringify(entry))}\n${AROUND}\nexport {};\n`);
      return file;
    });
    const program = ts.createProgram(files, {
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      skipLibCheck: true,
      types: [],
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
    });
    const wrong = files.flatMap((file) => {
      const source = program.getSourceFile(file);
      return source === undefined ? [] : program.getSemanticDiagnostics(source).map(({ messageText }) => messageText);
    });
    expect(wrong).toEqual([]);
  });
});
