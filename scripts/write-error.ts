/** A folder that could not be written, with place and remedy. Every file in it is complete, either old or new. */
export class WriteError extends Error {
  override readonly name = "WriteError";
}

const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: "The disk is full: free some space",
  EDQUOT: "The disk quota is used up: free some space",
  EROFS: "The file system is read-only: use a writable copy",
  EACCES: "Make the folder and its files writable for this user",
  EPERM: "Make the folder and its files writable for this user",
  EMFILE: "Too many files are open: close other programs or raise the limit (ulimit -n)",
  EEXIST: "Something of another kind is in the way: move it out of the folder",
  ENOTDIR: "A file is in the way of a folder: move it away",
  EISDIR: "A folder is in the way of a file: move it away",
  ENOTEMPTY: "A folder is in the way of a file: move it away",
};

/** The system's error with place and remedy. Rethrows anything else. */
export function writeError(directory: string, error: unknown): WriteError {
  if (error instanceof WriteError) return error;
  const code = errorCode(error);
  if (!(error instanceof Error) || code === undefined) throw error;
  const remedy = REMEDIES[code] ?? "Look at the cause";
  const rest =
    "and run the same command again: it writes the rest. To go back instead: git checkout -- snapshots generated";
  return new WriteError(`Cannot write ${directory}: ${error.message}. ${remedy}, ${rest}`, { cause: error });
}

export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
