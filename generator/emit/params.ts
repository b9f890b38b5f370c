import type { Catalog, ErrorEntry, Family, MessageTemplate, Parameter, ParameterType } from "../catalog-model.ts";
import type { EmittedFile } from "./emit-files.ts";
import { escapeString } from "./escape.ts";
import { braced, emitModule, importOf } from "./module.ts";
import { type StatementStructures, StructureKind, type WriterFunction } from "ts-morph";

const TYPES: Readonly<Record<ParameterType, string>> = {
  string: "string",
  integer: "number",
  decimal: "number",
  timestamp: "number",
  ip: "string",
  interval: "string",
  boolean: "boolean",
  list: "string",
};
const NOTHING = "Record<never, never>";

/**
 * Types only: the code of each error and the parameters of each of its messages, so that `isBinanceError`, `matchError`
 * and `makeError` can be typed.
 */
export function emitParams(catalog: Catalog): readonly EmittedFile[] {
  return [
    ...catalog.families.map((family) =>
      emitModule(`params/${family.id}.ts`, family.id, [
        typesByKey("Messages", entryTypes(family), "Parameters by error name and message id."),
        ...family.tables.map(({ id, messages }) => typesByKey(tableType(id), fields(messages))),
        typesByKey("Codes", codeTypes(family), "Codes by error name."),
      ]),
    ),
    allParams(catalog.families),
  ];
}

/** The same of all families, by family. */
function allParams(families: readonly Family[]): EmittedFile {
  const alias = ({ id }: Family, type: string): string => `${pascalCase(id)}${type}`;
  const byFamily = (type: string): readonly Property[] =>
    families.map((family) => [escapeString(family.id), alias(family, type)]);
  return emitModule("params/all.ts", "*", [
    ...families.map((family) =>
      importOf(
        `./${family.id}.ts`,
        ["Codes", "Messages"].map((type) => `${type} as ${alias(family, type)}`),
        true,
      ),
    ),
    typesByKey("CatalogCodes", byFamily("Codes"), "Codes by family and error name."),
    typesByKey("CatalogMessages", byFamily("Messages"), "Parameters by family, error name and message id."),
  ]);
}

type Property = readonly [name: string, type: string | WriterFunction];

function typesByKey(name: string, properties: readonly Property[], text?: string): StatementStructures {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name,
    properties: properties.map(([key, type]) => ({ name: key, type })),
    ...(text === undefined ? {} : { docs: [{ description: text }] }),
  };
}

function entryTypes(family: Family): readonly Property[] {
  return entriesByName(family).map(([name, entries]) => [escapeString(name), entryType(entries)]);
}

/** A name with several codes, or a code written in two ways, gives a union. */
function codeTypes(family: Family): readonly Property[] {
  return entriesByName(family).map(([name, entries]) => {
    const codes = entries.flatMap(({ code, aliases = [] }) => [code, ...aliases]);
    return [escapeString(name), [...new Set(codes)].join(" | ")];
  });
}

function entriesByName({ errors }: Family): readonly (readonly [name: string, entries: readonly ErrorEntry[]])[] {
  const names = [...new Set(errors.map(({ name }) => name))];
  return names.map((name) => [name, errors.filter((entry) => entry.name === name)]);
}

function entryType(entries: readonly ErrorEntry[]): string | WriterFunction {
  const messages = entries.flatMap((entry) => entry.messages);
  const tables = [...new Set(entries.flatMap((entry) => entry.tables))].map(tableType);
  if (messages.length === 0) return tables.length === 0 ? NOTHING : tables.join(" & ");
  return (writer) => {
    braced(fields(messages), ";")(writer);
    for (const table of tables) writer.write(` & ${table}`);
  };
}

function fields(messages: readonly MessageTemplate[]): readonly (readonly [string, string])[] {
  const unique = new Map(messages.map((message) => [message.id, message]));
  return [...unique.values()].map(({ id, parameters }) => [escapeString(id), record(parameters)]);
}

/** The `Ms` of an interval is set if its unit is known. */
function record(parameters: readonly Parameter[]): string {
  if (parameters.length === 0) return NOTHING;
  const members = parameters.flatMap(({ name, type }) => [
    `${name}: ${TYPES[type]}`,
    ...(type === "interval" ? [`${name}Ms?: number`] : []),
  ]);
  return `{ ${members.join("; ")} }`;
}

function tableType(id: string): string {
  return `Table${pascalCase(id)}`;
}

function pascalCase(id: string): string {
  return id
    .split("-")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}
