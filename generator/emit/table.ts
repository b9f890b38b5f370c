import { templateId } from "../template/template-id.ts";
import type { Advice, Catalog, ErrorEntry, Family, MessageTemplate, Parameter, ParameterType } from "../model.ts";
import { emitAdvice } from "./advice-modules.ts";
import { adviceField } from "./axes.ts";
import { type EmittedFile, headerText } from "./emitted-file.ts";
import { escapeRow } from "./escape/escape-row.ts";
import { emitParams } from "./params.ts";
import { TABLE_FORMAT } from "./table-format.ts";

const LETTERS: Readonly<Record<ParameterType, string>> = {
  string: "s",
  integer: "i",
  decimal: "d",
  timestamp: "t",
  ip: "p",
  interval: "v",
  boolean: "b",
  list: "l",
};

/** What the runtime reads: the matcher's tables, the types of parameters, and advice. */
export function emitTables(catalog: Catalog): readonly EmittedFile[] {
  const advice = new Map(catalog.advice.map((one) => [one.id, adviceField(one)]));
  return [
    { path: "tables/format.ts", content: `// ${headerText("*")}\n${TABLE_FORMAT}` },
    ...catalog.families.map((family) => ({ path: `tables/${family.id}.ts`, content: tableModule(family, advice) })),
    ...emitParams(catalog),
    ...emitAdvice(catalog),
  ];
}

type AdviceFields = ReadonlyMap<Advice["id"], string>;

function tableModule(family: Family, advice: AdviceFields): string {
  const pages = [...new Set(family.errors.flatMap((entry) => splitUrl(entry.docsUrl.en)?.page ?? []))];
  const rows = [
    ...currentFirst(family.errors).map((entry) => entryRow(entry, advice, pages)),
    ...family.tables.map(({ id, messages }) => [id, ...messages.flatMap((message) => messageFields(message, advice))]),
  ];
  const lines = rows.map((row) => `    ${escapeRow(row)},`);
  return `// ${headerText(family.id)}
import type { FamilyTable } from "./format.ts";

// prettier-ignore
export const table: FamilyTable = {
  family: ${JSON.stringify(family.id)},
  pages: [${pages.map((page) => JSON.stringify(page)).join(", ")}],
  rows: [
${lines.join("\n")}
  ],
};
`;
}

/** A code is named by its current entry before a retired one, then by the page's order. */
function currentFirst(entries: readonly ErrorEntry[]): readonly ErrorEntry[] {
  return entries.toSorted((a, b) => Number(a.retired !== undefined) - Number(b.retired !== undefined));
}

function entryRow(entry: ErrorEntry, advice: AdviceFields, pages: readonly string[]): readonly string[] {
  const messages = entry.messages.flatMap((message) => messageFields(message, advice, entry.advice));
  const start = [String(entry.code), entry.name, fieldOf(entry.advice, advice)];
  return [...start, ...docsFields(entry, pages), ...messages, ...entry.tables.map((id) => `@${id}`)];
}

function messageFields(message: MessageTemplate, advice: AdviceFields, inherited?: string): readonly string[] {
  const parts = message.segments.map((segment) =>
    typeof segment === "string" ? segment.replaceAll("|", "||") : parameterMark(message.parameters[segment]),
  );
  const text = parts.join("");
  const own = message.advice === inherited ? undefined : message.advice;
  return [
    /^[@#~^=]/.test(text) ? `=${text}` : text,
    ...(own === undefined ? [] : [`#${fieldOf(own, advice)}`]),
    ...(message.id === templateId(message.segments) ? [] : [`~${message.id}`]),
  ];
}

function parameterMark(parameter: Parameter | undefined): string {
  if (parameter === undefined) throw new Error("A segment indexes a parameter that its message lacks");
  const { name, type, placeholder } = parameter;
  const shown = placeholder === "%s" ? "" : `~${placeholder.replaceAll("|", "")}`;
  return `|${LETTERS[type]}${name}${shown}|`;
}

function fieldOf(id: Advice["id"], advice: AdviceFields): string {
  const field = advice.get(id);
  if (field === undefined) throw new Error(`No advice has the id "${id}"`);
  return field;
}

function docsFields(entry: ErrorEntry, pages: readonly string[]): readonly string[] {
  const url = splitUrl(entry.docsUrl.en);
  if (url === undefined) return ["^"];
  const page = pages.indexOf(url.page);
  const isUsual = url.fragment === `${String(entry.code)}-${entry.name.toLowerCase()}`;
  if (isUsual && page === 0) return [];
  return [isUsual ? `^${String(page)}` : `^${String(page)} ${url.fragment}`];
}

function splitUrl(url: string | undefined): { readonly page: string; readonly fragment: string } | undefined {
  if (url === undefined) return undefined;
  const hash = url.indexOf("#");
  return hash < 0 ? { page: url, fragment: "" } : { page: url.slice(0, hash), fragment: url.slice(hash + 1) };
}
