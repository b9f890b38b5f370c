const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;
const RESERVED_ON_WINDOWS = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/**
 * Refuses a path that could leave the folder or that some file system reads otherwise: `..`, absolute paths,
 * backslashes, drive letters, null bytes, dotfiles, Windows device names. Emitters never make one, so it is a bug.
 */
function assertSafePath(path: string): void {
  const segments = path.split("/");
  const isSafe = segments.every(
    (segment) => SEGMENT.test(segment) && !RESERVED_ON_WINDOWS.test(segment) && !segment.endsWith("."),
  );
  if (!isSafe) throw new Error(`Refused to write outside the folder or to an unsafe name: ${JSON.stringify(path)}`);
}

/** The same for a whole tree, where no two paths may fall together on a file system that ignores case. */
export function assertSafePaths(paths: readonly string[]): void {
  const taken = new Set<string>();
  for (const path of paths) {
    assertSafePath(path);
    const folded = path.toLowerCase();
    if (taken.has(folded)) throw new Error(`Two files want the same path: ${JSON.stringify(path)}`);
    taken.add(folded);
  }
}
