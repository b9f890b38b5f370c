import { runInNewContext } from "node:vm";
import ts from "typescript";
import type { EmittedFile } from "../../generator/emit/emit-files.ts";

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2022.d.ts"],
  strict: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  isolatedDeclarations: true,
  declaration: true,
  verbatimModuleSyntax: true,
  types: [],
};

/**
 * Messages of the compiler about the emitted modules, checked together in memory under the package's own options. Entry
 * points are left out: they contain no text of a page, and import src/.
 */
export function typeCheck(files: readonly EmittedFile[]): readonly string[] {
  const sources = new Map(
    files
      .filter(({ path }) => path.endsWith(".ts") && !path.startsWith("entry/"))
      .map(({ path, content }) => [`/generated/${path}`, content]),
  );
  const host = ts.createCompilerHost(OPTIONS);
  host.fileExists = (path) => sources.has(path) || ts.sys.fileExists(path);
  host.directoryExists = () => true;
  host.readFile = (path) => sources.get(path) ?? ts.sys.readFile(path);
  host.getSourceFile = (path, language) => {
    const text = host.readFile(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, language);
  };
  const program = ts.createProgram([...sources.keys()], OPTIONS, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
}

/** What a module exports when it runs as CommonJS. */
export function evaluate(source: string): Readonly<Record<string, unknown>> {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  });
  const exports: Record<string, unknown> = {};
  runInNewContext(outputText, { exports });
  return exports;
}

/** The source without its comments, by TypeScript's scanner. */
export function withoutComments(source: string): string {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, ts.LanguageVariant.Standard, source);
  let code = "";
  while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken) code += `${scanner.getTokenText()} `;
  return code;
}

export function contentOf(files: readonly EmittedFile[], path: string): string {
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined)
    throw new Error(`${path} was not emitted, only ${files.map((emitted) => emitted.path).join(", ")}`);
  return file.content;
}
