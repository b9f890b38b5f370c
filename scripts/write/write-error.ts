/** A tree that could not be written: says where and what to do. The files are as they were, or whole new ones. */
export class WriteError extends Error {
  override readonly name = "WriteError";
}

const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: "The disk is full: free some space and run the command again; nothing half-written is left behind.",
  EDQUOT: "The disk quota is used up: free some space and run the command again; nothing half-written is left behind.",
  EROFS: "The file system is read-only: run the command on a writable copy.",
  EACCES: "Make the folder and its files writable for this user, and run the command again.",
  EPERM: "Make the folder and its files writable for this user, and run the command again.",
  EMFILE: "Too many files are open: close other programs or raise the limit (ulimit -n), and run the command again.",
  EEXIST: "Something of another kind is in the way: move it out of the folder, and run the command again.",
  ENOTDIR: "A file is in the way of a folder: move it away, and run the command again.",
  EISDIR: "A folder is in the way of a file: move it away, and run the command again.",
  ENOTEMPTY: "A folder is in the way of a file: move it away, and run the command again.",
};

/** The system's error as a message with place and remedy; anything that is no system error is thrown again. */
export function writeError(directory: string, error: unknown): WriteError {
  const code = errorCode(error);
  if (!(error instanceof Error) || code === undefined) throw error;
  const remedy = REMEDIES[code] ?? "Look at the cause, and run the command again: it heals what is unfinished.";
  return new WriteError(`Cannot write ${directory}: ${error.message}. ${remedy}`, { cause: error });
}

export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
