import { templateId } from "../template/template-id.ts";
import type { Advice, Catalog, ErrorEntry, Family, MessageTemplate, Parameter, ParameterType } from "../model.ts";
import { emitAdvice } from "./advice-modules.ts";
import { axesOf } from "./axes.ts";
import { type EmittedFile, headerText } from "./emitted-file.ts";
import { escapeTemplateLiteral } from "./escape/escape-template-literal.ts";
import { emitParams } from "./params.ts";
import { TABLE_FORMAT } from "./table-format.ts";

export const LETTERS: Readonly<Record<ParameterType, string>> = {
  string: "s",
  integer: "i",
  decimal: "d",
  timestamp: "t",
  ip: "p",
  interval: "v",
  boolean: "b",
  list: "l",
};
const ORIGINS = { documented: 0, observed: 1, retired: 2 } as const;

type Json = string | number | null | undefined | readonly Json[];

/** What the runtime reads: the matcher's tables, the types of parameters, and advice. */
export function emitTables(catalog: Catalog): readonly EmittedFile[] {
  return [
    { path: "tables/format.ts", content: `// ${headerText("*")}\n${TABLE_FORMAT}` },
    ...catalog.families.map((family) => ({
      path: `tables/${family.id}.ts`,
      content: tableModule(family, catalog.advice),
    })),
    ...emitParams(catalog),
    ...emitAdvice(catalog),
  ];
}

function tableModule(family: Family, advice: readonly Advice[]): string {
  const pages = [...new Set(family.errors.flatMap((entry) => splitUrl(entry.docsUrl.en)?.page ?? []))];
  return `// ${headerText(family.id)}
import type { FamilyTable } from "./format.ts";

// prettier-ignore
export const table: FamilyTable = {
  family: ${JSON.stringify(family.id)},
  pages: ${JSON.stringify(pages)},
  rows: \`${rowLines(family, advice, pages).map(escapeTemplateLiteral).join("\n")}\`,
};
`;
}

function rowLines(family: Family, advice: readonly Advice[], pages: readonly string[]): readonly string[] {
  const used = usedAdvice(family, advice);
  const ids = used.map(({ id }) => id);
  const rows: readonly Json[] = [
    [null, ...used.map((one) => [one.id, axesOf(one)])],
    ...family.errors.map((entry) => entryRow(entry, ids, pages)),
    ...family.tables.map((table) => [table.id, table.messages.map((message) => messageRow(message, ids))]),
  ];
  return rows.map((row) => JSON.stringify(row));
}

/** The advice that a family needs, in the catalog's order. */
function usedAdvice(family: Family, advice: readonly Advice[]): readonly Advice[] {
  const messages = [...family.errors, ...family.tables].flatMap((group) => group.messages);
  const ids = new Set([...family.errors.map((entry) => entry.advice), ...messages.map((message) => message.advice)]);
  return advice.filter(({ id }) => ids.has(id));
}

function entryRow(entry: ErrorEntry, adviceIds: readonly string[], pages: readonly string[]): Json {
  const messages = entry.messages.map((message) => messageRow(message, adviceIds));
  const advice = adviceIds.indexOf(entry.advice);
  if (advice < 0) throw new Error(`No advice has the id ${entry.advice} of ${entry.name}`);
  const docs = docsField(entry, pages);
  return trimmed(
    [entry.code, entry.name, advice, messages, entry.tables, docs, ORIGINS[entry.origin]],
    [undefined, undefined, undefined, [], [], 0, 0],
  );
}

function messageRow(message: MessageTemplate, adviceIds: readonly string[]): Json {
  const segments = message.segments.map((segment) =>
    typeof segment === "string" ? segment : parameterField(message.parameters[segment]),
  );
  const advice = message.advice === undefined ? null : adviceIds.indexOf(message.advice);
  const id = message.id === templateId(message.segments) ? undefined : message.id;
  const row = trimmed([segments, advice, ORIGINS[message.origin], id], [undefined, null, 0, undefined]);
  const [text] = segments;
  return row.length === 1 && segments.length === 1 && typeof text === "string" ? text : row;
}

function parameterField(parameter: Parameter | undefined): Json {
  if (parameter === undefined) throw new Error("A segment indexes a parameter that its message lacks");
  const { name, type, placeholder } = parameter;
  return placeholder === "%s" ? [name, LETTERS[type]] : [name, LETTERS[type], placeholder];
}

function docsField(entry: ErrorEntry, pages: readonly string[]): Json {
  const url = splitUrl(entry.docsUrl.en);
  if (url === undefined) return null;
  const page = pages.indexOf(url.page);
  const isDefault = url.fragment === `${String(entry.code)}-${entry.name.toLowerCase()}`;
  if (page === 0) return isDefault ? 0 : url.fragment;
  return isDefault ? [page] : [page, url.fragment];
}

function splitUrl(url: string | undefined): { readonly page: string; readonly fragment: string } | undefined {
  if (url === undefined) return undefined;
  const hash = url.indexOf("#");
  return hash < 0 ? { page: url, fragment: "" } : { page: url.slice(0, hash), fragment: url.slice(hash + 1) };
}

/** A row without the trailing items that are what the reader takes for granted. */
function trimmed(row: readonly Json[], defaults: readonly Json[]): readonly Json[] {
  let length = row.length;
  while (length > 0 && JSON.stringify(row[length - 1]) === JSON.stringify(defaults[length - 1])) length -= 1;
  return row.slice(0, length).map((item) => item ?? null);
}
