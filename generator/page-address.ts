import { SOURCES } from "./sources.ts";
import type { Source } from "./sources.ts";

/** Path of a page without what does not tell pages apart: `.md`, `.html`, a final slash, case, `/legacy-docs`. */
export function pagePath(path: string): string {
  return path
    .toLowerCase()
    .replace(/^\/legacy-docs\//u, "/docs/")
    .replace(/\/+$/u, "")
    .replace(/\.(?:md|html)$/u, "")
    .replace(/\/index$/u, "");
}

/** The source that has this path among its candidates. */
export function sourceAt(path: string, sources: readonly Source[] = SOURCES): Source | undefined {
  const wanted = pagePath(path);
  return sources.find((source) => pagePathsOf(source).includes(wanted));
}

/**
 * Whether a redirect to this path still leads to the source's page: one of its own addresses, or another
 * error page beside one of them (`error-code` renamed to `error-codes`).
 * At least one redirect of the former site lands on another product: the address asked for proves nothing.
 */
export function leadsTo(source: Source, path: string, sources: readonly Source[] = SOURCES): boolean {
  const target = pagePath(path);
  const own = pagePathsOf(source);
  if (own.includes(target)) return true;
  if (sourceAt(target, sources) !== undefined) return false;
  return isErrorPath(target) && own.some((candidate) => folderOf(candidate) === folderOf(target));
}

/** Whether a path's last part names an error page: `errors`, `error-code`, `5.error-code`. */
export function isErrorPath(path: string): boolean {
  return /^(?:\d+\.)?errors?(?:-?codes?)?$/u.test(lastPart(pagePath(path)));
}

export function pagePathsOf(source: Source): readonly string[] {
  return source.candidates.map((candidate) => pagePath(new URL(candidate.url).pathname));
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}

/** Whether the path belongs to the copy of the former site that no longer changes. */
export function isFrozenPath(path: string): boolean {
  return path.startsWith("/legacy-docs/");
}
