import { FAMILIES, type FamilyId, familyRecord } from "../families.ts";
import type { Catalog } from "../catalog-model.ts";
import type { EmittedFile } from "./emit-files.ts";
import { escapeString } from "./escape.ts";
import { braced, constant, emitModule, exportOf, importOf, listed } from "./module.ts";
import { type StatementStructures, StructureKind } from "ts-morph";

/**
 * The package's exports per family, and the lists of families for the runtime. A family without a snapshot has no entry
 * point.
 */
export function emitEntryPoints({ families }: Catalog): readonly EmittedFile[] {
  const ids = families.map(({ id }) => id);
  return [
    ...ids.map(familyEntry),
    ...ids.map(chineseEntry),
    allTables(ids),
    emitModule("families.ts", "*", familyLists()),
  ];
}

/** generated/entry/<family>.ts, which the package exports as `binance-errors/<family>`. */
function familyEntry(id: FamilyId): EmittedFile {
  const bound = (name: string, type: string, value: string, doc: string): StatementStructures =>
    constant({ name, type, value, doc });
  const like = (name: string): string => `Like \`${name}\` of \`binance-errors\`, with this family's list only.`;
  return emitModule(`entry/${id}.ts`, id, [
    importOf(`../tables/${id}.ts`, ["table"]),
    importOf("../../src/judge/families.ts", ["Families"]),
    importOf("../../src/lookup.ts", ["type Lookup", "lookup as lookupIn"]),
    importOf("../../src/match-error.ts", ["type MatchError", "matchErrorIn"]),
    importOf("../../src/parser.ts", [
      "classify as classifyIn",
      "type Parser",
      "parseError as parseErrorIn",
      "parseErrors as parseErrorsIn",
    ]),
    importOf("../../src/recovery/recover.ts", ["createRecover", "type Recover"]),
    constant({ name: "families", type: "Families", value: "/* @__PURE__ */ new Families([table])", isExported: false }),
    bound(
      "parseError",
      'Parser["parseError"]',
      "(input, context) => parseErrorIn(families, input, context)",
      like("parseError"),
    ),
    bound(
      "parseErrors",
      'Parser["parseErrors"]',
      "(input, context) => parseErrorsIn(families, input, context)",
      like("parseErrors"),
    ),
    bound(
      "lookup",
      `Lookup<"${id}">`,
      "(query) => lookupIn(families, query)",
      "Entries of this family by code or name; all entries without a query.",
    ),
    bound(
      "classify",
      'Parser["classify"]',
      "(family, code, message) => classifyIn(families, family, code, message)",
      like("classify"),
    ),
    bound(
      "matchError",
      `MatchError<"${id}">`,
      `/* @__PURE__ */ matchErrorIn("${id}")`,
      "Like `matchError` of `binance-errors`, with this family's names; errors of other families go to `_`.",
    ),
    bound("recover", "Recover", "(call, hooks) => createRecover(parseError)(call, hooks)", like("recover")),
    exportOf(`../${id}.ts`, [familyRecord(id).enumName]),
    exportOf(`../tables/${id}.ts`, ["table"]),
    { kind: StructureKind.ExportDeclaration, moduleSpecifier: "../../src/api-types.ts", isTypeOnly: true },
    exportOf("../../src/binance-api-error.ts", ["BinanceApiError"]),
    exportOf("../../src/parser.ts", ["createParser"]),
    exportOf("../../src/is-binance-error.ts", ["isBinanceError"]),
    exportOf("../../src/recovery/gate.ts", ["createGate"]),
    exportOf("../../src/recovery/next-step.ts", ["nextStep"]),
    exportOf("../../src/recovery/unresolved.ts", ["UnresolvedError"]),
  ]);
}

/** generated/entry/zh-CN/<family>.ts, which the package exports as `binance-errors/zh-CN/<family>`. */
function chineseEntry(id: FamilyId): EmittedFile {
  return emitModule(`entry/zh-CN/${id}.ts`, id, [
    importOf(`../../zh-CN/${id}.ts`, ["chineseTexts"]),
    importOf("../../../src/chinese.ts", ["createExplainer", "type Explainer"]),
    constant({
      name: "explain",
      type: "Explainer",
      doc: "Meaning and advice of an error of this family, in Chinese; null for an error of another family.",
      value: "/* @__PURE__ */ createExplainer(chineseTexts)",
    }),
    exportOf("../../../src/chinese.ts", ["ChineseExplanation", "Explainer"], true),
  ]);
}

/** Similar lists next to each other: a bundle of all lists compresses a fifth better. */
const BY_LIKENESS: readonly FamilyId[] = [
  "options",
  "coin-futures",
  "usds-futures",
  "portfolio-margin",
  "binance-us",
  "spot",
  "sapi",
];

function allTables(ids: readonly FamilyId[]): EmittedFile {
  const sorted = ids.toSorted((left, right) => BY_LIKENESS.indexOf(left) - BY_LIKENESS.indexOf(right));
  return emitModule("tables/all.ts", "*", [
    ...sorted.map((id) => importOf(`./${id}.ts`, [`table as ${camelCase(id)}`])),
    importOf("./format.ts", ["FamilyTable"], true),
    constant({
      name: "allTables",
      type: "readonly FamilyTable[]",
      doc: "The lists of all families, in the usual order.",
      value: listed(ids.map(camelCase)),
    }),
  ]);
}

function familyLists(): readonly StatementStructures[] {
  const words = (family: (typeof FAMILIES)[number]): string => `[${family.words.map(escapeString).join(", ")}]`;
  const byFamily = (key: "segments" | "domains"): (readonly [string, string])[] =>
    FAMILIES.flatMap(({ id, [key]: names }) => names.map((name) => [escapeString(name), escapeString(id)] as const));
  return [
    importOf("./tables/format.ts", ["FamilyId"], true),
    constant({
      name: "familyWords",
      type: "Readonly<Record<FamilyId, readonly string[]>>",
      doc: "All families in the order of answers, each with its other names.",
      value: braced(FAMILIES.map((family) => [escapeString(family.id), words(family)])),
    }),
    constant({
      name: "familyOfSegment",
      type: "Readonly<Record<string, FamilyId | undefined>>",
      doc: "Family by the first segment of a path, or the first label of a host.",
      value: braced(byFamily("segments")),
    }),
    constant({
      name: "familyOfDomain",
      type: "Readonly<Record<string, FamilyId | undefined>>",
      doc: "Family by domain, for hosts whose first label says nothing.",
      value: braced(byFamily("domains")),
    }),
  ];
}

function camelCase(id: string): string {
  return id.replace(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase());
}
