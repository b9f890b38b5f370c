import type { Problem, ProblemPlace } from "../problem.ts";
import type { FilterRules } from "./model.ts";
import type { FiltersPage } from "./read-filters.ts";

/** Maximum new filters at once. More means another product's page, such as the spot page at a futures address. */
const MAX_NEW = 4;
const FIX =
  "The last snapshot stays. Read the page; if it is right, write the change into snapshots/filters.json by running it over an empty snapshot.";

/**
 * Problems that refuse a page; empty if it is accepted. If a page lost a filter, its snapshot stays: absence is never
 * data.
 */
export function gateFilters(
  { filters }: FiltersPage,
  known: ReadonlyMap<string, FilterRules>,
  { kind }: { readonly kind: "filters" | "exchange-information" },
  at: ProblemPlace,
): readonly Problem[] {
  const refuse = (check: string, message: string): readonly Problem[] => [
    { check, severity: "error", at, message, fix: FIX },
  ];
  if (filters.length === 0)
    return refuse("filters-none", "The page describes no filter: it is another page, or empty.");
  if (kind === "exchange-information" || known.size === 0) return [];
  const names = new Set(filters.map(({ name }) => name));
  const described = [...known].filter(([, { conditions, orderTypes }]) => conditions.length + orderTypes.length > 0);
  const lost = described.map(([name]) => name).filter((name) => !names.has(name));
  if (lost.length > 0) return refuse("filters-lost", `The page no longer has ${lost.join(", ")}.`);
  const silent = filters.filter(
    ({ name, conditions }) => conditions.length === 0 && (known.get(name)?.conditions.length ?? 0) > 0,
  );
  if (silent.length > 0) {
    return refuse(
      "filters-without-conditions",
      `No condition can be read of ${silent.map(({ name }) => name).join(", ")}.`,
    );
  }
  const added = [...names].filter((name) => !known.has(name));
  if (added.length > MAX_NEW)
    return refuse("filters-growth", `${String(added.length)} filters are new at once: ${added.join(", ")}.`);
  return [];
}
