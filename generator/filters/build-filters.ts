import { compareCodePoints } from "../emit/emit-files.ts";
import { FAMILY_IDS, type FamilyId, type Locale, SCHEMA_VERSION } from "../model.ts";
import type { Problem } from "../problem.ts";
import { gateFilters } from "./gate-filters.ts";
import type { Filter, FilterFamily, FilterRules, FiltersSnapshot } from "./model.ts";
import { type PageFilter, readFilters } from "./read-filters.ts";

/** One dated copy of a filters page or an Exchange Information page. */
export interface FilterRecording {
  readonly family: FamilyId;
  /** Product of the page: the testnet's page is only compared. */
  readonly product: string;
  readonly kind: "filters" | "exchange-information";
  readonly locale: Locale;
  readonly url: string;
  readonly recorded: string;
  /** Public source of the copy. */
  readonly evidence: string;
  readonly file: string;
  readonly text: string;
}

export interface BuiltFilters {
  readonly snapshot: FiltersSnapshot;
  readonly problems: readonly Problem[];
  /** Recordings refused by a gate. */
  readonly refused: readonly FilterRecording[];
}

const EMPTY: FiltersSnapshot = { schemaVersion: SCHEMA_VERSION, kind: "filters", families: [] };

/**
 * Applies dated recordings to a snapshot, in order. Changes get the recording's date. A page that a gate refuses
 * changes nothing.
 */
export function buildFilters(recordings: readonly FilterRecording[], previous: FiltersSnapshot = EMPTY): BuiltFilters {
  const families = new Map<FamilyId, Draft>(previous.families.map((family) => [family.family, draftOf(family)]));
  const problems: Problem[] = [];
  const refused: FilterRecording[] = [];
  for (const recording of recordings.toSorted(byDate)) {
    const at = { family: recording.family, product: recording.product, locale: recording.locale, file: recording.file };
    const page = readFilters(recording.text, at);
    const draft = families.get(recording.family) ?? { pages: [], filters: new Map(), chinese: new Map() };
    const gate = gateFilters(page, recording.locale === "en" ? draft.filters : draft.chinese, recording, at);
    problems.push(...gate, ...page.problems);
    if (gate.length > 0) {
      refused.push(recording);
      continue;
    }
    families.set(recording.family, draft);
    if (recording.product.endsWith("testnet")) continue;
    if (recording.locale === "en") takeEnglish(draft, page.filters, recording);
    else takeChinese(draft, page.filters);
    draft.pages = [...draft.pages.filter((known) => !isSamePage(known, recording)), pageOf(recording)];
  }
  const built = [...families].map(([family, draft]) => familyOf(family, draft));
  const inOrder = built.toSorted((a, b) => FAMILY_IDS.indexOf(a.family) - FAMILY_IDS.indexOf(b.family));
  const languages = [...families].flatMap(([family, draft]) => languageFindings(family, draft));
  return { snapshot: { ...EMPTY, families: inOrder }, problems: [...problems, ...languages], refused };
}

interface Draft {
  pages: readonly FilterFamily["pages"][number][];
  readonly filters: Map<string, Filter>;
  /** Filters of the last Chinese page, to compare. */
  readonly chinese: Map<string, PageFilter>;
}

function draftOf({ pages, filters }: FilterFamily): Draft {
  return { pages, filters: new Map(filters.map((filter) => [filter.name, filter])), chinese: new Map() };
}

function byDate(a: FilterRecording, b: FilterRecording): number {
  return compareCodePoints(a.recorded, b.recorded) || compareCodePoints(a.file, b.file);
}

function pageOf({ url, locale, recorded }: FilterRecording): FilterFamily["pages"][number] {
  return { url, locale, recorded };
}

function isSamePage(page: FilterFamily["pages"][number], { url, locale }: FilterRecording): boolean {
  return page.url === url && page.locale === locale;
}

/**
 * The English page decides. An Exchange Information page only adds examples of filters that no filters page describes.
 */
function takeEnglish({ filters }: Draft, found: readonly PageFilter[], recording: FilterRecording): void {
  for (const { name, scope, text, ...rules } of found) {
    const known = filters.get(name);
    const since = { date: recording.recorded, evidence: recording.evidence };
    if (known === undefined) {
      filters.set(name, { name, scope, ...rules, text: { en: text }, since, formerly: [] });
    } else if (recording.kind === "filters" && (rules.conditions.length > 0 || known.conditions.length === 0)) {
      const next = { ...rules, fields: rules.fields.length > 0 ? rules.fields : known.fields };
      const former = isSame(known, next) ? [] : [{ until: recording.recorded, ...rulesOf(known) }];
      const isFirst = known.conditions.length === 0 && known.text.en === "";
      filters.set(name, {
        ...known,
        ...next,
        text: { ...known.text, en: text },
        formerly: isFirst ? known.formerly : [...known.formerly, ...former],
      });
    }
  }
}

function takeChinese({ filters, chinese }: Draft, found: readonly PageFilter[]): void {
  for (const filter of found) {
    if (filter.text === "") continue;
    chinese.set(filter.name, filter);
    const known = filters.get(filter.name);
    if (known !== undefined) filters.set(filter.name, { ...known, text: { ...known.text, "zh-CN": filter.text } });
  }
}

function rulesOf({ fields, conditions, alsoFor, zeroDisables, orderTypes }: FilterRules): FilterRules {
  return { fields, conditions, alsoFor, zeroDisables, orderTypes };
}

/** Whether two versions of a filter have the same rules and fields. */
function isSame(a: FilterRules, b: FilterRules): boolean {
  const essence = ({ conditions, alsoFor, zeroDisables, orderTypes }: FilterRules): string =>
    JSON.stringify([conditions, alsoFor, zeroDisables, orderTypes]);
  return essence(a) === essence(b) && JSON.stringify(a.fields) === JSON.stringify(b.fields);
}

function familyOf(family: FamilyId, { pages, filters }: Draft): FilterFamily {
  return {
    family,
    pages: pages.toSorted((a, b) => compareCodePoints(a.url, b.url) || compareCodePoints(a.locale, b.locale)),
    filters: [...filters.values()],
  };
}

/** Conditions that differ or are missing on the Chinese page. */
function languageFindings(family: FamilyId, { filters, chinese }: Draft): readonly Problem[] {
  if (chinese.size === 0) return [];
  return [...filters.values()].flatMap(({ name, conditions, text }) => {
    const translated = chinese.get(name);
    const english = conditions.map(formulaOf).join("; ");
    const other = translated?.conditions.map(formulaOf).join("; ");
    if (other === english || (translated === undefined && text.en === "")) return [];
    const message =
      other === undefined
        ? `The Chinese page lacks ${name}.`
        : `${name}: the English page requires "${english}", the Chinese one "${other}".`;
    const fix = "Read both pages. The English one decides until they agree.";
    return [{ check: "filters-languages", severity: "warning" as const, at: { family, anchor: name }, message, fix }];
  });
}

export function formulaOf({ formula, of }: FilterRules["conditions"][number]): string {
  return of === undefined ? formula : `${of.join(", ")}: ${formula}`;
}

/** The only writer of snapshots/filters.json. */
export function formatFilters(snapshot: FiltersSnapshot): string {
  return `${JSON.stringify(snapshot, null, 2)}\n`;
}
