/** Writes the new small trees, as a refresh writes its own: `write-driver <root>`. */
import { WriteError } from "../../scripts/write/write-error.ts";
import { NEW_TREES, writeSmall } from "./small-trees.ts";

const [root = ""] = process.argv.slice(2);

try {
  await writeSmall(root, NEW_TREES);
} catch (error) {
  if (!(error instanceof WriteError)) throw error;
  process.stderr.write(error.message);
  process.exitCode = 1;
}
