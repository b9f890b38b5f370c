/** Writes one tree and another in turns until it is killed: see write-tree.test.ts. */
import { writeTree } from "../../scripts/write/write-tree.ts";

const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error("Usage: endless-writer <folder>");

for (;;) {
  for (const letter of ["a", "b"]) {
    const files = Array.from({ length: 20 }, (_, index) => ({
      path: `file-${String(index)}.txt`,
      content: letter.repeat(100_000),
    }));
    await writeTree(directory, files, { check: false });
    process.stdout.write(letter);
  }
}
