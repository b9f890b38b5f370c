import * as scenarios from "./scenarios.ts";
import type { ExecutionOptions, Scenario } from "./scenarios.ts";

interface Given extends ExecutionOptions {
  readonly retryAfterMs?: number;
  readonly forMs?: number;
  readonly aheadMs?: number;
  readonly name?: string;
}

/** Scenarios by name, for the command line and other languages. */
const BY_NAME: Readonly<Record<string, ((given: Given) => Scenario) | undefined>> = {
  passes: scenarios.passes,
  rateLimited: scenarios.rateLimited,
  banned: scenarios.banned,
  clockSkew: scenarios.clockSkew,
  unknownExecution: scenarios.unknownExecution,
  overloaded: scenarios.overloaded,
  cutAnswer: scenarios.cutAnswer,
  noAnswer: scenarios.noAnswer,
  filter: ({ name = "LOT_SIZE", ...options }) => scenarios.filter(name, options),
  insufficientBalance: scenarios.insufficientBalance,
  cancelReplacePartial: scenarios.cancelReplacePartial,
  batchMixed: scenarios.batchMixed,
  maintenance: scenarios.maintenance,
  wafPage: scenarios.wafPage,
};

const NUMBERS = ["visibleAfterMs", "retryAfterMs", "forMs", "aheadMs"];
const CHOICES: Readonly<Record<string, readonly string[] | undefined>> = {
  executed: ["true", "false"],
  on: ["writes", "reads", "any"],
};

/**
 * Reads a scenario from text: `rateLimited`, `unknownExecution:visibleAfterMs=3000,executed=true`, `filter:LOT_SIZE`.
 * Throws a `TypeError` that lists the known names or options.
 */
export function scenarioOf(text: string): Scenario {
  const colon = text.indexOf(":");
  const name = colon < 0 ? text : text.slice(0, colon);
  const make = Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
  if (make === undefined)
    throw new TypeError(`There is no scenario "${name}". There are: ${Object.keys(BY_NAME).join(", ")}`);
  const pairs = (colon < 0 ? "" : text.slice(colon + 1)).split(",").filter((part) => part !== "");
  return make(Object.fromEntries(pairs.map((pair) => optionOf(name, pair))));
}

function optionOf(scenario: string, pair: string): readonly [string, string | number | boolean] {
  const [key = "", value] = pair.split("=", 2);
  if (value === undefined && scenario === "filter") return ["name", key];
  if (value !== undefined && NUMBERS.includes(key) && Number.isFinite(Number(value))) return [key, Number(value)];
  if (value !== undefined && CHOICES[key]?.includes(value) === true)
    return [key, key === "on" ? value : value === "true"];
  const choices = Object.entries(CHOICES).map(([name, values]) => `${name}=${values?.join("|") ?? ""}`);
  throw new TypeError(
    `"${pair}" is no option of a scenario. There are: ${[...NUMBERS.map((name) => `${name}=<ms>`), ...choices].join(", ")}`,
  );
}
