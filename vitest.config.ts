import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Minutes each: begun first, so that no core waits for one of them at the end. */
const LONGEST = ["test/site/browser.test.ts", "test/rehearsal/refresh.test.ts"];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => LONGEST.some((file) => moduleId.endsWith(file));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    environment: "node",
    restoreMocks: true,
    testTimeout: 60_000,
    // By default one core is left idle, of two.
    maxWorkers: availableParallelism(),
    // One module graph for each worker: half of a run was spent on importing the same packages for every file.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
});
