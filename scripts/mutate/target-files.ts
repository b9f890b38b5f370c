import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** All TypeScript files at or under the paths, relative to the root: path by path, each in code-point order. */
export function filesUnder(root: string, paths: readonly string[], ending: string): readonly string[] {
  const found = paths.flatMap((path) => {
    const whole = path.replace(/\/$/, "");
    if (!statSync(join(root, whole)).isDirectory()) return [whole];
    const names = readdirSync(join(root, whole), { recursive: true, encoding: "utf8" });
    return names.map((name) => `${whole}/${name}`).toSorted();
  });
  return [...new Set(found.filter((file) => file.endsWith(ending)))];
}
