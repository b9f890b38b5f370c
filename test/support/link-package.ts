import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { PROJECT } from "./project.ts";

/** Links a package installed in this checkout into a user's project. */
export function linkPackage(folder: string, name: string): void {
  const target = join(folder, "node_modules", name);
  mkdirSync(dirname(target), { recursive: true });
  symlinkSync(join(PROJECT, "node_modules", name), target, "junction");
}
