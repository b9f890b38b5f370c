import type { Catalog } from "../catalog-model.ts";
import type { FamilyId } from "../model.ts";
import type { Problem } from "../problem.ts";
import type { Condition, Filter, FilterFamily, FiltersSnapshot } from "./model.ts";
import type { FiltersOverlay } from "./overlay.ts";

/** A filter with the facts of page and overlay. */
export interface KnownFilter extends Omit<Filter, "conditions" | "since"> {
  readonly conditions: readonly KnownCondition[];
  readonly since: Filter["since"] | null;
  /** Source of facts that are not on the page; null if all are from the page. */
  readonly source: string | null;
}

export interface KnownCondition extends Condition {
  /** Guards that must hold in addition to `of`. */
  readonly when: readonly string[];
  /** Codes of the answer: for any value, and for a value of zero or less. Empty if the answer names the filter. */
  readonly codes: readonly number[];
}

export interface KnownFamily {
  readonly family: FamilyId;
  readonly filters: readonly KnownFilter[];
}

/** A rejection: its code, name, and message with `{values}`. */
export interface KnownRejection {
  readonly family: FamilyId;
  readonly code: number;
  readonly name: string;
  readonly msg: string;
}

export interface KnownFilters {
  readonly families: readonly KnownFamily[];
  readonly rejections: readonly KnownRejection[];
  readonly problems: readonly Problem[];
}

/** Families that trade another family's symbols. */
const BORROWED = new Set<FamilyId>(["portfolio-margin"]);
const FIX = "Read the page, and correct or delete the record in overlays/filters.json.";

/** Joins snapshot and overlay. Each overlay record must still match the snapshot. */
export function applyFiltersOverlay(
  snapshot: FiltersSnapshot,
  overlay: FiltersOverlay,
  catalog: Catalog,
): KnownFilters {
  const problems: Problem[] = [];
  const stale = (message: string): void => {
    problems.push({
      check: "overlay-stale",
      severity: "error",
      at: { file: "overlays/filters.json" },
      message,
      fix: FIX,
    });
  };
  const own = snapshot.families.filter(({ family }) => !BORROWED.has(family));
  const families = own.map((family) => knownFamily(family, overlay, stale));
  const rejections = overlay.rejections.flatMap((record) => {
    const found = rejectionOf(record, catalog);
    if (found === null) stale(`${record.family} has no message "${record.text}" under ${String(record.code)}.`);
    return found === null ? [] : [found];
  });
  return { families, rejections, problems };
}

function knownFamily(
  { family, filters }: FilterFamily,
  overlay: FiltersOverlay,
  stale: (message: string) => void,
): KnownFamily {
  const isHere = (record: { readonly families: readonly FamilyId[] }): boolean => record.families.includes(family);
  const extra = overlay.filters.filter(isHere).map(({ name, scope, fields, conditions, text, source }): KnownFilter => {
    if (filters.some((filter) => filter.name === name)) stale(`${family}: a page has ${name} now.`);
    const nothing = { alsoFor: {}, zeroDisables: [], orderTypes: [], formerly: [], since: null };
    return { ...nothing, name, scope, fields, text, source, conditions: conditions.map((one) => complete(one, [])) };
  });
  const known = filters.map((filter): KnownFilter => {
    const ofFilter = (record: { readonly families: readonly FamilyId[]; readonly filter: string }): boolean =>
      isHere(record) && record.filter === filter.name;
    const stated = filter.conditions.map((condition) => {
      const correction = overlay.corrections.filter(ofFilter).find(({ expects }) => expects === condition.formula);
      const guards = overlay.guards.filter(ofFilter).filter(({ contains }) => condition.formula.includes(contains));
      return complete(
        correction === undefined ? condition : { ...condition, formula: correction.formula },
        guards.flatMap(({ when }) => when),
      );
    });
    const prose = overlay.conditions.filter(ofFilter);
    for (const { expects } of prose) {
      if (filter.text.en?.includes(expects) !== true)
        stale(`${family} ${filter.name}: the page no longer says "${expects}".`);
    }
    const added = prose
      .filter(({ formula }) => !stated.some((one) => one.formula === formula))
      .map(({ formula, when = [] }) => complete({ formula }, when));
    const zeros = overlay.zeroDisables.filter((record) => isHere(record) && record.filters.includes(filter.name));
    return {
      ...filter,
      conditions: [
        ...added.filter(({ when }) => when.includes("stopPrice")),
        ...stated,
        ...added.filter(({ when }) => !when.includes("stopPrice")),
      ],
      zeroDisables: [...filter.zeroDisables, ...zeros.map(({ field }) => field)],
      source: prose[0]?.source ?? null,
    };
  });
  return { family, filters: [...known, ...extra] };

  function complete(condition: Condition, when: readonly string[]): KnownCondition {
    const record = overlay.codes.find((one) => isHere(one) && condition.formula.startsWith(one.formula));
    return { ...condition, when, codes: record?.codes ?? [] };
  }
}

/** Finds the message in the catalog: verbatim, or with a filter's name in it. */
function rejectionOf(
  { family, code, text, values }: FiltersOverlay["rejections"][number],
  { families }: Catalog,
): KnownRejection | null {
  const found = families.find(({ id }) => id === family);
  const entry = found?.errors.find((one) => one.code === code && one.retired === undefined);
  if (found === undefined || entry === undefined) return null;
  const tables = found.tables.filter(({ id }) => entry.tables.includes(id)).flatMap(({ messages }) => messages);
  const isThere = [...entry.messages, ...tables].some(
    (message) => message.text === text || (values[0] === "filter" && message.text.startsWith(text.replace("%s", ""))),
  );
  if (!isThere) return null;
  let index = 0;
  const msg = text.replace(/%s/gu, () => `{${values[index++] ?? ""}}`);
  return { family, code, name: entry.name, msg };
}
