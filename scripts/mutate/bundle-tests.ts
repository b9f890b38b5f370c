import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";

/** A test file with all that it imports from the project, as one script. */
export interface Bundle {
  readonly file: string;
  readonly code: string;
  /** Files of the project in it, relative to its root. */
  readonly inputs: readonly string[];
}

/** `texts` holds what the instrumented files are read as; nothing is written anywhere. */
export async function bundleTest(root: string, file: string, texts: ReadonlyMap<string, string>): Promise<Bundle> {
  const text = await readFile(join(root, file), "utf8");
  const all = new Map([...texts, [file, awaitsAtTop(text) ? wrapped(text) : text]]);
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [file],
    bundle: true,
    write: false,
    metafile: true,
    format: "cjs",
    platform: "node",
    target: "es2022",
    packages: "external",
    logLevel: "silent",
    plugins: [textsOf(root, all)],
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error(`esbuild made nothing of ${file}.`);
  return { file, code: output.text, inputs: Object.keys(metafile.inputs) };
}

function awaitsAtTop(text: string): boolean {
  return /^(?:const .*\bawait|await) /m.test(text);
}

/** A script cannot await at its top level: what follows the imports becomes a function that is waited for. */
function wrapped(text: string): string {
  const last = [...text.matchAll(/^import [^;]*;$/gm)].at(-1);
  const end = last === undefined ? 0 : last.index + last[0].length;
  return `${text.slice(0, end)}\nexport const ready = (async () => {${text.slice(end)}\n})();`;
}

/** Ends the process in which esbuild works, which would keep this one alive. */
export async function stopBundling(): Promise<void> {
  await esbuild.stop();
}

/** Tests that start programs or go through `scripts` cannot be run with a mutant inside one process. */
export function runsInProcess({ inputs, code }: Bundle): boolean {
  return !inputs.some((input) => input.startsWith("scripts/")) && !code.includes('require("node:child_process")');
}

function textsOf(root: string, texts: ReadonlyMap<string, string>): esbuild.Plugin {
  return {
    name: "texts",
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const text = texts.get(relative(root, path)) ?? (await readFile(path, "utf8"));
        const contents = text
          .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href))
          .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)));
        return { contents, loader: "ts", resolveDir: dirname(path) };
      });
    },
  };
}
