import { formulaOf } from "./build-filters.ts";
import type { Filter, FiltersSnapshot } from "./model.ts";

/** A change of a filter. Formulas are in `before` and `after`. */
export interface FilterChange {
  readonly family: string;
  readonly filter: string;
  readonly kind: "added" | "removed" | "conditions" | "fields" | "zero" | "parameters" | "order-types";
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Changes from one snapshot to the next, filter by filter. */
export function diffFilters(before: FiltersSnapshot, after: FiltersSnapshot): readonly FilterChange[] {
  const families = new Set([...before.families, ...after.families].map(({ family }) => family));
  return [...families].flatMap((family) => {
    const [old, now] = [filtersOf(before, family), filtersOf(after, family)];
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) =>
      changesOf(old.get(name), now.get(name)).map((change) => ({ family, filter: name, ...change })),
    );
  });
}

function filtersOf({ families }: FiltersSnapshot, family: string): ReadonlyMap<string, Filter> {
  const found = families.find((one) => one.family === family);
  return new Map(found?.filters.map((filter) => [filter.name, filter]));
}

type Change = Omit<FilterChange, "family" | "filter">;

function changesOf(before: Filter | undefined, after: Filter | undefined): readonly Change[] {
  if (before === undefined || after === undefined) {
    const [kind, old, now] =
      before === undefined ? ["added" as const, [], formulas(after)] : ["removed" as const, formulas(before), []];
    return [{ kind, before: old, after: now }];
  }
  const aspects: readonly (readonly [Change["kind"], (filter: Filter) => readonly string[]])[] = [
    ["conditions", formulas],
    ["fields", ({ fields }) => fields.map(({ name, type }) => `${name}: ${type}`)],
    ["zero", ({ zeroDisables }) => zeroDisables],
    ["parameters", ({ alsoFor }) => Object.entries(alsoFor).map(([one, others]) => `${one}/${others.join("/")}`)],
    ["order-types", ({ orderTypes }) => orderTypes],
  ];
  return aspects.flatMap(([kind, read]) => {
    const [old, now] = [read(before), read(after)];
    const gone = old.filter((line) => !now.includes(line));
    const come = now.filter((line) => !old.includes(line));
    return gone.length + come.length === 0 ? [] : [{ kind, before: gone, after: come }];
  });
}

function formulas(filter: Filter | undefined): readonly string[] {
  return filter?.conditions.map(formulaOf) ?? [];
}

const KINDS: Readonly<Record<Change["kind"], string>> = {
  added: "is new",
  removed: "is gone",
  conditions: "demands something else",
  fields: "has other fields",
  zero: "is switched off by other zeros",
  parameters: "is about other parameters",
  "order-types": "is about other order types",
};

/** The changes as Markdown for a pull request, with old and new formulas. */
export function renderFilterDiff(changes: readonly FilterChange[]): string {
  if (changes.length === 0) return "No filter changed.\n";
  const blocks = changes.map(({ family, filter, kind, before, after }) => {
    const lines = [...before.map((line) => `- ${line}`), ...after.map((line) => `+ ${line}`)];
    const head = `**${family} ${filter}** ${KINDS[kind]}`;
    // The fence keeps scraped text from acting as Markdown.
    return lines.length === 0 ? head : `${head}\n\n\`\`\`diff\n${lines.join("\n").replaceAll("`", "'")}\n\`\`\``;
  });
  return `${blocks.join("\n\n")}\n`;
}

/** A change in one line, for a list of findings. */
export function filterChangeText({ filter, kind, before, after }: FilterChange): string {
  const side = (word: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [`${word} "${lines.join("; ")}"`];
  return `${filter} ${KINDS[kind]}: ${[...side("was", before), ...side("is", after)].join(", ")}.`;
}
