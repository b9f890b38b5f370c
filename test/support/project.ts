import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout that this file is part of. No import.meta.dirname: Node 18 runs this too. */
export const PROJECT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
