import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build as bundle, type Plugin } from "esbuild";
import { PROJECT } from "../support/checkout.ts";
import { COUNTER, countedSource } from "./counted-source.ts";

const SOURCE = join(PROJECT, "src");

/** The files of src/ go through the transformation; generated tables are data and stay unchanged. */
const counting: Plugin = {
  name: "counting",
  setup(build) {
    build.onResolve({ filter: /^counted:/ }, () => ({ path: join(import.meta.dirname, "count-characters.ts") }));
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (!path.startsWith(SOURCE)) return undefined;
      return { contents: countedSource(path, await readFile(path, "utf8")), loader: "ts" };
    });
  },
};

/** JavaScript of a module that re-exports from src/, and the counter beside it. */
export async function countedBuild(exports: string): Promise<string> {
  const { outputFiles } = await bundle({
    stdin: {
      contents: `${exports}\nexport { countedCharacters } from "${COUNTER}";`,
      resolveDir: SOURCE,
      loader: "ts",
    },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    plugins: [counting],
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error("esbuild gave no file");
  return file.text;
}
