let closed = false;

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  closed = true;
});

/** Writes a line when the reader has taken the one before. False once nobody reads any more (`inspect … | head -1`). */
export async function writeLine(line: string): Promise<boolean> {
  if (closed) return false;
  if (!process.stdout.write(`${line}\n`)) {
    await new Promise<void>((resolve) => {
      process.stdout
        .once("drain", resolve)
        .once("close", resolve)
        .once("error", () => {
          resolve();
        });
    });
  }
  return !closed;
}
