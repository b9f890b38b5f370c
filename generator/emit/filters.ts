import type { KnownCondition, KnownFamily, KnownFilter, KnownFilters } from "../filters/apply-overlay.ts";
import type { FilterField } from "../filters/model.ts";
import type { FamilyId } from "../model.ts";
import type { FiltersOverlay } from "../filters/overlay.ts";
import { compareCodePoints, type EmittedFile } from "./emit-files.ts";
import { escapeString } from "./escape.ts";
import { braced, constant, emitModule, formatted, interfaceOf, typeAlias } from "./module.ts";

/** The family whose tables complete another family's tables. */
const PARENTS: Readonly<Record<string, string>> = {
  "binance-us": "spot",
  sapi: "spot",
  "coin-futures": "usds-futures",
  options: "usds-futures",
  "portfolio-margin": "usds-futures",
};

/** generated/filters.ts: the types of filters, and the tables of src/filters. */
export async function emitFilters(
  { families, rejections }: KnownFilters,
  overlay: FiltersOverlay,
): Promise<EmittedFile> {
  const names = [...new Set(families.flatMap(({ filters }) => filters.map(({ name }) => name)))].toSorted(
    compareCodePoints,
  );
  const types = names.map((name) => filterInterface(name, families));
  const rules = families.map(
    ({ family, filters }) =>
      [family, filters.map((filter): Row => [filter.name, ruleText(filter, family, overlay)])] as const,
  );
  const messages = families.map(
    ({ family }) =>
      [
        family,
        rejections
          .filter((one) => one.family === family)
          .map(({ code, name, msg }): Row => [String(code), `${name}: ${msg}`]),
      ] as const,
  );
  const requests = families.map(
    ({ family }) => [family, Object.entries(overlay.requests[family]?.types ?? {})] as const,
  );
  const ids = families.flatMap(({ family }) => {
    const { clientId, clientIdCode } = overlay.requests[family] ?? {};
    return clientId === undefined
      ? []
      : [
          [
            escapeString(family),
            braced([["pattern", `[${String(new RegExp(clientId))}, ${String(clientIdCode)}]`]]),
          ] as const,
        ];
  });
  const record = "Readonly<Record<string, Readonly<Record<string, string>>>>";
  const module = emitModule("filters.ts", "filters", [
    ...types,
    typeAlias(
      "Filter",
      names.map(typeName).join(" | "),
      "A filter of `exchangeInfo` or `myFilters`, told apart by `filterType`.",
    ),
    constant({
      name: "PARENTS",
      type: "Readonly<Record<string, string>>",
      value: braced(Object.entries(PARENTS).map(([family, parent]) => [escapeString(family), escapeString(parent)])),
      doc: "The family whose tables fill gaps of a family's own tables.",
    }),
    constant({
      name: "FILTER_RULES",
      type: record,
      value: tables(rules),
      doc: "Conditions by family and filter: `guards: formula #codes`.",
    }),
    constant({
      name: "REJECTIONS",
      type: record,
      value: tables(messages, "spot"),
      doc: "`NAME: message` by family and code; spot's if a family has none.",
    }),
    constant({
      name: "ORDER_TYPES",
      type: record,
      value: tables(requests),
      doc: "Parameters that an order type needs or refuses (`!`).",
    }),
    constant({
      name: "CLIENT_IDS",
      type: "Readonly<Record<string, Readonly<Record<string, readonly [RegExp, number]>>>>",
      value: braced(ids),
      doc: "Valid client order ids, and the code for invalid ones.",
    }),
  ]);
  return formatted(module);
}

type Row = readonly [key: string, text: string];

/** A family's rows, without those equal in the family that completes it. */
function tables(
  rows: readonly (readonly [family: string, rows: readonly Row[]])[],
  last = "",
): ReturnType<typeof braced> {
  const all = new Map(rows.map(([family, own]) => [family, new Map(own)]));
  const shown = rows.map(([family, own]) => {
    const parent = all.get(PARENTS[family] ?? (family === last ? "" : last));
    return [family, own.filter(([key, text]) => parent?.get(key) !== text)] as const;
  });
  return braced(
    shown
      .filter(([, own]) => own.length > 0)
      .map(([family, own]) => [
        escapeString(family),
        braced(own.map(([key, text]) => [escapeString(key), escapeString(text)])),
      ]),
  );
}

function typeName(name: string): string {
  const words = name.split("_").map((word) => word.charAt(0) + word.slice(1).toLowerCase());
  return `${words.join("").replace(/Filter$/u, "")}Filter`;
}

const TYPES: Readonly<Record<FilterField["type"], string>> = {
  decimal: "string",
  integer: "number",
  boolean: "boolean",
  string: "string",
};

/** Fields missing in the filter of some family are optional. */
function filterInterface(name: string, families: readonly KnownFamily[]): ReturnType<typeof interfaceOf> {
  const variants = families.flatMap(({ filters }) => filters.filter((filter) => filter.name === name));
  const fields = new Map(variants.flatMap((filter) => filter.fields.map((field) => [field.name, field] as const)));
  const isEverywhere = (field: string): boolean =>
    variants.every((filter) => filter.fields.some((one) => one.name === field));
  return interfaceOf(typeName(name), [
    ["filterType", escapeString(name)],
    ...[...fields.values()].map(
      (field) => [isEverywhere(field.name) ? field.name : `${field.name}?`, TYPES[field.type]] as const,
    ),
  ]);
}

/** The conditions of a filter, as src/filters/rules.ts reads them. */
function ruleText(filter: KnownFilter, family: FamilyId, overlay: FiltersOverlay): string {
  return filter.conditions.map((condition) => conditionText(condition, filter, family, overlay)).join("; ");
}

const FORMULA = /^\(?(\w+)(?: ([*+-]) (\w+))?\)? (>=|<=|%) (?:(\w+) \* )?(\w+)(?: == 0)?$/u;
/** For some filters only the value that switches them off is known. */
const OFF = /^(\w+) == (\w+)$/u;
const PARTS = /^CEIL\((\w+) \/ (\w+)\) <= (\w+)$/u;

function conditionText(
  condition: KnownCondition,
  filter: KnownFilter,
  family: FamilyId,
  overlay: FiltersOverlay,
): string {
  const guards = [...condition.when];
  if (condition.of !== undefined) guards.unshift(condition.of.join("|"));
  const types = filter.orderTypes.join("|");
  if (types !== "") guards.unshift(types);
  if (OFF.test(condition.formula)) return condition.formula.replaceAll(" ", "");
  const parts = PARTS.exec(condition.formula);
  const codes = condition.codes.length === 0 ? "" : ` #${condition.codes.join()}`;
  if (parts !== null) return guarded(guards, `${parts[2] ?? ""}*${parts[3] ?? ""}>=${parts[1] ?? ""}${codes}`);
  const found = FORMULA.exec(condition.formula);
  if (found === null) throw new Error(`${filter.name}: "${condition.formula}" has a form that is not emitted.`);
  const [, first = "", join = "", second = "", op = "", factor = "", limit = ""] = found;
  let [subject, other] = [first, second];
  if (join === "*") {
    // The quantity is derived from the notional value; an order without a price uses the market's.
    if (subject === "price") [subject, other] = [other, subject];
    other = `price|${overlay.marketPrice[family] ?? ""}`;
    const flag = switchOf(filter, op);
    if (flag !== null) guards.unshift(`price|${flag}`);
  }
  const also = filter.alsoFor[subject] ?? [];
  const isPlain = factor === "" && (join === "" || join === "-");
  const subjects = isPlain ? [subject, ...also].join() : subject;
  const zero = filter.zeroDisables.includes(limit) ? "?" : "";
  const names = [limit, ...overlay.aliases.filter(({ field }) => field === limit).map((alias) => alias.also)].join("|");
  const left = `${subjects}${join}${other}`;
  const text = `${left}${op}${factor === "" ? "" : `${factor}*`}${names}${zero}`;
  return guarded(guards, text.replaceAll("averagePrice", "average") + codes);
}

function guarded(guards: readonly string[], text: string): string {
  return guards.length === 0 ? text : `${guards.join(" & ")}: ${text}`;
}

/** `applyToMarket`, or the one for minimum or maximum. */
function switchOf({ fields }: KnownFilter, op: string): string | null {
  const flags = fields
    .filter(({ name, type }) => type === "boolean" && name.startsWith("apply"))
    .map(({ name }) => name);
  const own = op === ">=" ? "applyMinToMarket" : "applyMaxToMarket";
  return flags.find((flag) => flag === own) ?? flags.find((flag) => flag === "applyToMarket") ?? null;
}
