import { defineConfig } from "vitest/config";

/** The one process in which mutants are run; started by scripts/mutate.ts. */
export default defineConfig({
  test: { include: ["scripts/mutate/host.ts"], environment: "node", fileParallelism: false, watch: false },
});
