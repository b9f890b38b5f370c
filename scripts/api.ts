#!/usr/bin/env -S npx tsx
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { Application, Converter, type DeclarationReflection, type ProjectReflection, ReflectionKind } from "typedoc";
import type { PluginOptions } from "typedoc-plugin-markdown";

const ROOT = join(import.meta.dirname, "..");
const FOLDER = join(ROOT, "docs", "api");

/** Documented entry points; one family represents those that exist per family. */
const ENTRY_POINTS: Readonly<Record<string, string>> = {
  "src/index.ts": "binance-errors",
  "generated/entry/spot.ts": "binance-errors/family",
  "generated/patterns/spot.ts": "binance-errors/family/patterns",
  "src/advice-text.ts": "binance-errors/advice",
  "generated/entry/zh-CN/spot.ts": "binance-errors/zh-CN/family",
  "src/testing.ts": "binance-errors/testing",
};

const OPTIONS: Partial<PluginOptions> = {
  outputFileStrategy: "modules",
  entryFileName: "README",
  useCodeBlocks: true,
  expandParameters: true,
  parametersFormat: "list",
  enumMembersFormat: "table",
  interfacePropertiesFormat: "list",
  hideBreadcrumbs: true,
  hidePageHeader: true,
  // The plugin numbers equal headings in another order than GitHub, so it gets its own anchors with a prefix.
  useHTMLAnchors: true,
  anchorPrefix: "api-",
};

/** The reference as Markdown in a folder, from the docstrings and types of src/. */
async function writeApi(folder: string): Promise<void> {
  const app = await Application.bootstrapWithPlugins({
    entryPoints: Object.keys(ENTRY_POINTS).map((file) => join(ROOT, file)),
    tsconfig: join(ROOT, "tsconfig.build.json"),
    plugin: ["typedoc-plugin-markdown"],
    name: "API reference",
    outputs: [{ name: "markdown", path: folder }],
    readme: "none",
    disableSources: true,
    excludeInternal: true,
    skipErrorChecking: true,
    sort: ["source-order"],
    logLevel: "Error",
    ...OPTIONS,
  });
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.getChildrenByKind(ReflectionKind.Module)) rename(module);
    showSignatures(project);
    dropMembers(project);
  });
  const project = await app.convert();
  if (project === undefined) throw new Error("TypeDoc could not read the sources; its messages are above.");
  await app.generateOutputs(project);
}

/** Renames modules from their files to their entry points. */
function rename(module: DeclarationReflection): void {
  const file = Object.keys(ENTRY_POINTS).find((path) => path.replace(/(?:\/index)?\.ts$/u, "") === module.name);
  const name = file === undefined ? undefined : ENTRY_POINTS[file];
  if (name === undefined) throw new Error(`TypeDoc names a module ${module.name}, which is not an entry point`);
  module.name = name;
}

/** `const lookup: Parser["lookup"]` is not readable: replace it by the property's type. */
function showSignatures(project: ProjectReflection): void {
  for (const reflection of project.getReflectionsByKind(ReflectionKind.Variable)) {
    if (!reflection.isDeclaration()) continue;
    const { type } = reflection;
    if (type?.type !== "indexedAccess" || type.objectType.type !== "reference") continue;
    const key = type.indexType.type === "literal" ? type.indexType.value : undefined;
    const owner = type.objectType.reflection;
    if (owner?.isDeclaration() !== true) continue;
    const found = owner.children?.find(({ name }) => name === key)?.type;
    if (found !== undefined) reflection.type = found;
  }
}

/** Codes change with Binance's pages, and generated/docs lists them: the reference of the program stays as it is. */
function dropMembers(project: ProjectReflection): void {
  for (const member of project.getReflectionsByKind(ReflectionKind.EnumMember)) project.removeReflection(member);
}

async function read(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const files = names.filter((name) => name.endsWith(".md")).toSorted();
  return new Map(
    await Promise.all(files.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const)),
  );
}

const program = new Command("api")
  .description("Writes docs/api from the types and docstrings of src/, with TypeDoc.")
  .option("--check", "write nothing, and fail if the folder is stale")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
program.parse();

const made = await mkdtemp(join(tmpdir(), "binance-errors-api-"));
try {
  await writeApi(made);
  const [wanted, present] = await Promise.all([read(made), read(FOLDER)]);
  const isSame = JSON.stringify([...wanted]) === JSON.stringify([...present]);
  if (isSame) process.stdout.write("docs/api is up to date.\n");
  else if (program.opts<{ check?: boolean }>().check === true) {
    process.stderr.write('docs/api does not match the docstrings. Run "npm run api" and commit it.\n');
    process.exitCode = 1;
  } else {
    await rm(FOLDER, { recursive: true, force: true });
    await cp(made, FOLDER, { recursive: true });
    process.stdout.write("docs/api is written.\n");
  }
} finally {
  await rm(made, { recursive: true, force: true });
}
