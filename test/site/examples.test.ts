import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const FOLDER = fileURLToPath(new URL("../../examples/javascript/", import.meta.url));
const programs = readdirSync(FOLDER).filter((file) => file.endsWith(".mjs"));

describe("examples in JavaScript", () => {
  it("are there", () => {
    expect(programs.length).toBeGreaterThan(4);
  });
  it.each(programs)("%s parses, and the README names it", (file) => {
    const { diagnostics } = ts.transpileModule(readFileSync(FOLDER + file, "utf8"), {
      reportDiagnostics: true,
      fileName: file.replace(/mjs$/u, "js"),
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    expect(diagnostics ?? []).toEqual([]);
    const readme = readFileSync(`${FOLDER}README.md`, "utf8");
    expect(file === "server.mjs" || readme.includes(file)).toBe(true);
  });
});
