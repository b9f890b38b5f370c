import { readFile } from "node:fs/promises";
import { z } from "zod";

const packageSchema = z.looseObject({
  name: z.string(),
  version: z.string(),
  repository: z.union([z.string(), z.looseObject({ url: z.string() })]).optional(),
});

/** Says who asks and where to complain: `binance-errors/0.1.0 (+https://…)`, from package.json. */
export async function readUserAgent(): Promise<string> {
  const text = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  const { name, version, repository } = packageSchema.parse(JSON.parse(text));
  const address = typeof repository === "string" ? repository : repository?.url;
  const page = address?.replace(/^git\+/u, "").replace(/\.git$/u, "");
  return `${name}/${version} (${page === undefined ? "documentation refresh" : `+${page}`})`;
}
