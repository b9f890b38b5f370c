import type { KnownFilter } from "../../generator/filters/apply-overlay.ts";
import type { FilterFamily } from "../../generator/filters/model.ts";
import type { Localized } from "./catalog.ts";

/** A filter from a page and overlays/filters.json; without guards and codes if it is only from a page. */
export type Filter = Omit<KnownFilter, "conditions" | "source"> & {
  readonly conditions: readonly {
    readonly formula: string;
    readonly of?: readonly string[] | undefined;
    readonly when?: readonly string[];
  }[];
  readonly source?: string | null;
};

interface FiltersFile {
  readonly families: readonly (Pick<FilterFamily, "family" | "pages"> & { readonly filters: readonly Filter[] })[];
}

/** One filter, and the families that have it. */
export interface FilterMeaning {
  readonly family: string;
  readonly filter: Filter;
  /** Day of the newest page of the family's filters. */
  readonly recorded: string | undefined;
  readonly url: Localized;
}

/** By name, in the order of the first family with it. */
export type Filters = ReadonlyMap<string, readonly FilterMeaning[]>;

export function readFilters(json: string): Filters {
  // Boundary where JSON comes in: the generator's schema has checked the file.
  const { families } = JSON.parse(json) as FiltersFile;
  const filters = new Map<string, FilterMeaning[]>();
  for (const { family, pages, filters: own } of families) {
    const recorded = pages
      .map((page) => page.recorded)
      .toSorted()
      .at(-1);
    const english = pages.find(({ locale }) => locale === "en")?.url;
    const chinese = pages.find(({ locale }) => locale === "zh-CN")?.url;
    const url: Localized = {
      ...(english === undefined ? {} : { en: english }),
      ...(chinese === undefined ? {} : { "zh-CN": chinese }),
    };
    for (const filter of own) {
      const known = filters.get(filter.name) ?? [];
      const isOnPage = filter.since !== null || filter.source == null;
      filters.set(filter.name, [...known, { family, filter, recorded, url: isOnPage ? url : { en: filter.source } }]);
    }
  }
  return filters;
}

/** `lot-size` for LOT_SIZE. */
export function filterSlug(name: string): string {
  return name.toLowerCase().replaceAll("_", "-");
}

/** Groups of meanings with the same fields and conditions, shown once. */
export function groupFilters(meanings: readonly FilterMeaning[]): readonly (readonly FilterMeaning[])[] {
  const groups = new Map<string, FilterMeaning[]>();
  for (const meaning of meanings) {
    const { fields, conditions } = meaning.filter;
    const key = JSON.stringify([fields, conditions]);
    groups.set(key, [...(groups.get(key) ?? []), meaning]);
  }
  return [...groups.values()];
}

/** `SELL: price >= minPrice`: the orders of the condition, and the condition. */
export function conditionText({ formula, of = [], when = [] }: Filter["conditions"][number]): string {
  const about = [...(of.length === 0 ? [] : [of.join(", ")]), ...when].join(" & ");
  return about === "" ? formula : `${about}: ${formula}`;
}
