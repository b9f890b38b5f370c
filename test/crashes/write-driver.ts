/** Writes the new small trees, as a refresh writes its own: `write-driver <root>`. */
import { NEW_TREES, writeSmall } from "./small-trees.ts";

const [root = ""] = process.argv.slice(2);
// The test kills this process between here and its end.
process.stdout.write("ready\n");
await writeSmall(root, NEW_TREES);
