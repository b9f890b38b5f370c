import { execFile } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const SITE = join(ROOT, "site");
const MINUTE = 60_000;

/** Why the site cannot be built here, or null. Installs missing packages if possible. */
export async function siteObstacle(): Promise<string | null> {
  if (existsSync(join(SITE, "node_modules/vitepress"))) return null;
  try {
    await run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: SITE, timeout: 3 * MINUTE });
    return null;
  } catch (error) {
    return `site/node_modules is missing and "npm ci" in site/ failed: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The folder of the built site; rebuilds it if its sources are newer. */
export async function builtSite(): Promise<string> {
  const folder = join(SITE, ".vitepress/dist");
  const built = join(folder, "index.html");
  const sources = [
    "catalog",
    "search",
    "explainer",
    "pages",
    "pictures",
    "snippets",
    ".vitepress/theme",
    "package-lock.json",
  ].map((path) => join(SITE, path));
  const inputs = [
    ...sources,
    join(ROOT, "src"),
    join(ROOT, "generated"),
    join(SITE, ".vitepress/config.ts"),
    join(ROOT, "overlays/common.json"),
  ];
  const newest = Math.max(...inputs.map(newestChange));
  if (!existsSync(built) || statSync(built).mtimeMs < newest) await build({});
  return folder;
}

/** Another site, made from the given catalog. */
export async function builtFrom(catalog: string): Promise<string> {
  await build({ SITE_CATALOG: catalog, SITE_NAME: "-test" });
  return join(SITE, ".vitepress/dist-test");
}

async function build(environment: Readonly<Record<string, string>>): Promise<void> {
  await run(process.execPath, ["--max-old-space-size=1200", "node_modules/vitepress/bin/vitepress.js", "build"], {
    cwd: SITE,
    env: { ...process.env, NODE_ENV: "production", ...environment },
    timeout: 8 * MINUTE,
    maxBuffer: 1e8,
  });
}

function newestChange(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}
