import type { Catalog, ErrorEntry, Family, MessageTemplate, Parameter, ParameterType } from "../model.ts";
import { type EmittedFile, headerText } from "./emit-files.ts";
import { escapeString } from "./escape.ts";

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

/** Types only: what each message of each error carries, so that `isBinanceError` and `makeError` can be typed. */
export function emitParams(catalog: Catalog): readonly EmittedFile[] {
  return catalog.families.map((family) => ({ path: `params/${family.id}.ts`, content: paramsModule(family) }));
}

function paramsModule(family: Family): string {
  return `// ${headerText(family.id)}

/** Parameters by error name and message id. */
// prettier-ignore
export interface Messages {
${[...namesOf(family)].map(([name, entries]) => `  ${escapeString(name)}: ${entryType(entries)};`).join("\n")}
}
${family.tables.map(({ id, messages }) => `\n// prettier-ignore\nexport interface ${tableType(id)} {\n${fields(messages, "  ")}}\n`).join("")}`;
}

function namesOf(family: Family): ReadonlyMap<string, readonly ErrorEntry[]> {
  return new Map(family.errors.map(({ name }) => [name, family.errors.filter((entry) => entry.name === name)]));
}

function entryType(entries: readonly ErrorEntry[]): string {
  const messages = entries.flatMap((entry) => entry.messages);
  const tables = [...new Set(entries.flatMap((entry) => entry.tables))].map(tableType);
  const own = messages.length === 0 ? [] : [`{\n${fields(messages, "    ")}  }`];
  const parts = [...own, ...tables];
  return parts.length === 0 ? "Record<never, never>" : parts.join(" & ");
}

function fields(messages: readonly MessageTemplate[], indent: string): string {
  const unique = new Map(messages.map((message) => [message.id, message]));
  return [...unique.values()]
    .map(({ id, parameters }) => `${indent}${escapeString(id)}: ${record(parameters)};\n`)
    .join("");
}

/** The `Ms` of an interval is there when its unit is a known one. */
function record(parameters: readonly Parameter[]): string {
  if (parameters.length === 0) return "Record<never, never>";
  const members = parameters.flatMap(({ name, type }) => [
    `${name}: ${TYPES[type]}`,
    ...(type === "interval" ? [`${name}Ms?: number`] : []),
  ]);
  return `{ ${members.join("; ")} }`;
}

function tableType(id: string): string {
  const words = id.split("-").map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return `Table${words.join("")}`;
}
