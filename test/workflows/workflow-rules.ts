import { events, type Job, type Step, type Workflow } from "./workflow.ts";

/** A rule that general linters lack. Returns the errors in words. */
export interface WorkflowRule {
  readonly id: string;
  readonly description: string;
  readonly check: (workflow: Workflow) => readonly string[];
}

/** Events that strangers can trigger with their content and that run with the repository's rights. */
const DANGEROUS_EVENTS = ["pull_request_target", "workflow_run", "issue_comment", "issues", "discussion"];

/**
 * Commands allowed in a step: scripts of this repository, and npm and gh with fixed arguments. Everything else belongs
 * in a script.
 */
const COMMANDS: readonly RegExp[] = [
  /^npm ci --no-audit --no-fund(?: --prefix site)?$/u,
  /^npm run (?:refresh|propose|report-failure|release|site:build|build|test|try-package)(?: -- [^|&;<>`]*)?$/u,
  /^bash \.ci\/run$/u,
  /^npm pack --ignore-scripts(?: --pack-destination release)?$/u,
  /^npm sbom --sbom-format cyclonedx --package-lock-only > release\/sbom\.cdx\.json$/u,
  /^npm publish \.\/release\/\*\.tgz --provenance --access public --ignore-scripts$/u,
  /^gh release create "\$TAG" [^|&;<>`$]*--title "\$TAG" --notes-file release\/notes\.md$/u,
  /^gh workflow enable refresh\.yml$/u,
  /^exit 1$/u,
];

export const WORKFLOW_RULES: readonly WorkflowRule[] = [
  {
    id: "pinned-actions",
    description: "Actions are pinned by commit, with the tag in a comment.",
    check: ({ text }) =>
      text
        .split("\n")
        .filter((line) => /^\s*-?\s*uses:/u.test(line))
        .filter((line) => !/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u.test(line)),
  },
  {
    id: "own-actions",
    description: "Only GitHub's own actions run.",
    check: (workflow) => usesOf(workflow).filter((uses) => !uses.startsWith("actions/")),
  },
  {
    id: "no-power-by-default",
    description: "The workflow grants nothing; each job grants what it needs.",
    check: ({ permissions }) =>
      permissions !== null && typeof permissions === "object" && Object.keys(permissions).length === 0
        ? []
        : ["permissions: {} is missing at the top"],
  },
  { id: "permission-reasons", description: "Each grant says why it is given.", check: checkReasons },
  {
    id: "timeouts",
    description: "Each job ends.",
    check: (workflow) =>
      jobs(workflow)
        .filter(({ job }) => job["timeout-minutes"] === undefined)
        .map(({ id }) => id),
  },
  {
    id: "concurrency",
    description: "Two runs of a workflow do not cross.",
    check: ({ concurrency }) => (concurrency === undefined ? ["there is no concurrency group"] : []),
  },
  {
    id: "no-stored-credentials",
    description: "A checkout leaves no token behind.",
    check: (workflow) =>
      steps(workflow)
        .filter(
          ({ step }) =>
            step.uses?.startsWith("actions/checkout@") === true && step.with?.["persist-credentials"] !== false,
        )
        .map(({ id }) => id),
  },
  {
    id: "no-expression-in-shell",
    description: "Values reach a shell as environment variables, never as text of the line.",
    check: (workflow) => steps(workflow).flatMap(({ step }) => (step.run?.includes("${{") === true ? [step.run] : [])),
  },
  { id: "quoted-variables", description: "A shell line quotes every variable.", check: checkQuotes },
  {
    id: "known-commands",
    description: "A step runs a script of this repository.",
    check: (workflow) => runLines(workflow).filter((line) => !COMMANDS.some((command) => command.test(line))),
  },
  {
    id: "safe-events",
    description: "Nothing runs with rights on content of strangers.",
    check: (workflow) => events(workflow).filter((event) => DANGEROUS_EVENTS.includes(event)),
  },
  {
    id: "no-secrets",
    description: "No stored secret is used at all.",
    check: ({ text }) => text.match(/\bsecrets\b[.[].*/gu) ?? [],
  },
  {
    id: "no-token-with-foreign-content",
    description: "Where pages are fetched, there is no token and no right to write.",
    check: checkFetching,
  },
  {
    id: "token-for-one-step",
    description: "A token is in the environment of one step, never of a whole job.",
    check: checkTokens,
  },
  {
    id: "no-scheduled-release",
    description: "Nothing that a clock or a merge starts publishes.",
    check: (workflow) =>
      publishes(workflow) ? events(workflow).filter((event) => event !== "push" || !pushesTagsOnly(workflow)) : [],
  },
  {
    id: "cron-off-the-hour",
    description: "A schedule avoids the full hour, when runners are late.",
    check: ({ text }) =>
      [...text.matchAll(/cron: "(\S+) [^"]*"/gu)]
        .filter(([, minute]) => Number(minute) % 15 === 0)
        .map(([cron]) => cron),
  },
];

function jobs(workflow: Workflow): readonly { readonly id: string; readonly job: Job }[] {
  return Object.entries(workflow.jobs).map(([id, job]) => ({ id, job }));
}

function steps(workflow: Workflow): readonly { readonly id: string; readonly step: Step }[] {
  return jobs(workflow).flatMap(({ id, job }) => job.steps.map((step) => ({ id, step })));
}

function usesOf(workflow: Workflow): readonly string[] {
  return steps(workflow).flatMap(({ step }) => (step.uses === undefined ? [] : [step.uses]));
}

function runLines(workflow: Workflow): readonly string[] {
  return steps(workflow).flatMap(({ step }) => step.run?.trim().split("\n") ?? []);
}

function checkReasons(workflow: Workflow): readonly string[] {
  const missing = jobs(workflow)
    .filter(({ job }) => job.permissions === undefined)
    .map(({ id }) => `${id} has no permissions`);
  const whole = jobs(workflow)
    .filter(({ job }) => typeof job.permissions === "string")
    .map(({ id }) => `${id} grants everything`);
  const lines = workflow.text.split("\n").filter((line) => /^ {6}[a-z-]+: (?:read|write|none)\b/u.test(line));
  return [...missing, ...whole, ...lines.filter((line) => !/: (?:read|write|none) # \S+/u.test(line))];
}

function checkQuotes(workflow: Workflow): readonly string[] {
  return runLines(workflow).filter((line) => /(?<!")\$[A-Za-z_{(]|\$[A-Za-z_]+(?!\w*")/u.test(line));
}

function hasToken(env: Readonly<Record<string, unknown>> | undefined): boolean {
  return Object.values(env ?? {}).some((value) => /\b(?:secrets|github\.token)\b/u.test(String(value)));
}

function checkFetching(workflow: Workflow): readonly string[] {
  return jobs(workflow)
    .filter(({ job }) => job.steps.some(({ run }) => /\bnpm run (?:-s )?refresh\b/u.test(run ?? "")))
    .filter(({ job }) => {
      const grants = Object.values(
        typeof job.permissions === "object" && job.permissions !== null ? job.permissions : {},
      );
      const tokens = [workflow.env, job.env, ...job.steps.map(({ env }) => env), ...job.steps.map((step) => step.with)];
      return grants.includes("write") || typeof job.permissions === "string" || tokens.some(hasToken);
    })
    .map(({ id }) => id);
}

function checkTokens(workflow: Workflow): readonly string[] {
  const whole = jobs(workflow)
    .filter(({ job }) => hasToken(job.env))
    .map(({ id }) => id);
  return hasToken(workflow.env) ? ["the workflow", ...whole] : whole;
}

function publishes(workflow: Workflow): boolean {
  return runLines(workflow).some((line) => /\bpublish\b|gh release create/u.test(line));
}

function pushesTagsOnly({ on }: Workflow): boolean {
  const push = typeof on === "object" && !Array.isArray(on) ? on["push"] : undefined;
  return typeof push === "object" && push !== null && "tags" in push && !("branches" in push);
}
