import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Tests that take minutes or start processes, browsers and servers: `npm run test:slow`. All others: `npm test`. */
const SLOW = [
  "test/**/*.slow.test.ts",
  "test/{clients,counted,crashes,fuzz,hostile-pages,mutated-pages,package,refresh,rehearsal}/**/*.test.ts",
];
/** They take minutes: they start first, so that no core waits for one of them at the end. */
const LONGEST = ["test/site/browser.slow.test.ts", "test/rehearsal/refresh.test.ts"];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => LONGEST.some((file) => moduleId.endsWith(file));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    environment: "node",
    restoreMocks: true,
    testTimeout: 60_000,
    // By default one of two cores stays idle.
    maxWorkers: availableParallelism(),
    // One module graph for each worker: otherwise half of a run imports the same packages for every file.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: { name: "quick", include: ["test/**/*.test.ts"], exclude: [...configDefaults.exclude, ...SLOW] },
      },
      { extends: true, test: { name: "slow", include: SLOW, exclude: configDefaults.exclude } },
    ],
  },
});
