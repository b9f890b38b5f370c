import type { Catalog, ErrorEntry, Family, MessageTemplate, Parameter, ParameterType } from "../model.ts";
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

/** Types only: what each message of each error carries, so that `isBinanceError` and `makeError` can be typed. */
export function emitParams(catalog: Catalog): readonly EmittedFile[] {
  return [
    ...catalog.families.map((family) =>
      emitModule(`params/${family.id}.ts`, family.id, [
        messagesType("Messages", entryTypes(family), "Parameters by error name and message id."),
        ...family.tables.map(({ id, messages }) => messagesType(tableType(id), fields(messages))),
      ]),
    ),
    allParams(catalog.families),
  ];
}

/** The same of all families, by family. */
function allParams(families: readonly Family[]): EmittedFile {
  const alias = ({ id }: Family): string => `${pascalCase(id)}Messages`;
  return emitModule("params/all.ts", "*", [
    ...families.map((family) => importOf(`./${family.id}.ts`, [`Messages as ${alias(family)}`], true)),
    messagesType(
      "CatalogMessages",
      families.map((family) => [escapeString(family.id), alias(family)]),
      "Parameters by family, error name and message id.",
    ),
  ]);
}

type Property = readonly [name: string, type: string | WriterFunction];

function messagesType(name: string, properties: readonly Property[], text?: string): StatementStructures {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name,
    properties: properties.map(([key, type]) => ({ name: key, type })),
    ...(text === undefined ? {} : { docs: [{ description: text }] }),
  };
}

function entryTypes(family: Family): readonly Property[] {
  const names = [...new Set(family.errors.map(({ name }) => name))];
  return names.map((name) => [escapeString(name), entryType(family.errors.filter((entry) => entry.name === name))]);
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

/** The `Ms` of an interval is there when its unit is a known one. */
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
