import type { Catalog, Family, MessageTemplate, Parameter, ParameterType } from "../model.ts";
import { type EmittedFile, headerText } from "./emit-files.ts";
import { escapeRegex, escapeString } from "./escape.ts";
/**
 * What a value of each type looks like, and the next literals with which that would be ambiguous. Where a
 * parameter follows the literal, it is tested with a digit behind it, because that may be what comes.
 */
const CLASSES: Readonly<Record<ParameterType, { readonly pattern: string; readonly collision: RegExp } | null>> = {
  integer: { pattern: "-?\\d{1,20}", collision: /^\d/ },
  timestamp: { pattern: "\\d{10,17}", collision: /^\d/ },
  decimal: { pattern: "-?\\d{1,30}(?:\\.\\d{1,30})?(?:[eE][-+]?\\d{1,3})?", collision: /^(?:[\deE]|\.\d)/ },
  ip: { pattern: "[0-9A-Za-z:.*_-]{0,63}[0-9A-Za-z:*]", collision: /^[._-]*[0-9A-Za-z:*]/ },
  interval: { pattern: "(?:\\d{1,9} ?)?[A-Za-z]{1,12}", collision: /^[A-Za-z]/ },
  boolean: { pattern: "true|false", collision: /(?!)/ },
  string: null,
  list: null,
};

/**
 * One anchored regular expression per message, with a named group per parameter. Each value can end in one
 * place only, so that matching is linear: the runtime's matcher (src/match) decides in the same way without
 * any regular expression, and a test holds the two together.
 */
export function emitPatterns(catalog: Catalog): readonly EmittedFile[] {
  return catalog.families.map((family) => ({ path: `patterns/${family.id}.ts`, content: patternModule(family) }));
}

type Wording = Pick<MessageTemplate, "text" | "segments" | "parameters">;

/** Source of the regular expression of a message, without the slashes. */
export function patternOf(message: Wording): string {
  const parts = message.segments.map((segment, index) =>
    typeof segment === "string" ? escapeRegex(segment) : group(message, segment, index),
  );
  return `^${parts.join("")}$`;
}

function patternModule(family: Family): string {
  const tables = family.tables.map(
    ({ id, messages }) => `const ${tableName(id)} = {\n${lines(messages, "  ")}} as const;\n`,
  );
  const entries = family.errors.map((entry) => {
    const shared = entry.tables.map((id) => `    ...${tableName(id)},\n`).join("");
    return `  ${escapeString(entry.name)}: {\n${shared}${lines(entry.messages, "    ")}  },\n`;
  });
  return `// ${headerText(family.id)}
import type { Messages } from "../params/${family.id}.ts";

/** One expression per message, by error name and message id. */
export type Patterns = {
  readonly [Name in keyof Messages]: { readonly [Id in keyof Messages[Name]]: RegExp };
};

// prettier-ignore
${tables.join("\n// prettier-ignore\n")}
/** Regular expressions by error name and message id: anchored, linear, one named group per parameter. */
// prettier-ignore
export const patterns: Patterns = {
${mergedByName(family, entries).join("")}};
`;
}

/** Two entries of one name would be two keys of one object; names are unique in a family, so none is lost. */
function mergedByName(family: Family, entries: readonly string[]): readonly string[] {
  const names = new Set(family.errors.map(({ name }) => name));
  if (names.size !== family.errors.length) throw new Error(`Names are not unique in ${family.id}`);
  return entries;
}

function lines(messages: readonly MessageTemplate[], indent: string): string {
  return messages.map((message) => `${indent}${escapeString(message.id)}: /${patternOf(message)}/,\n`).join("");
}

function group(message: Wording, parameterIndex: number, index: number): string {
  const parameter = message.parameters[parameterIndex];
  if (parameter === undefined) throw new Error(`"${message.text}" lacks the parameter ${String(parameterIndex)}`);
  return `(?<${parameter.name}>${valuePattern(message, parameter, index)})`;
}

function valuePattern(message: Wording, { type }: Parameter, index: number): string {
  const { segments } = message;
  const next = segments[index + 1];
  if (typeof next === "number") return "[^\\x00-\\x20]{1,64}(?![^\\x00-\\x20])";
  const known = CLASSES[type];
  const isLast = index + 2 >= segments.length;
  const ahead = next === undefined || isLast ? next : `${next}0`;
  if (known !== null && (ahead === undefined || !known.collision.test(ahead))) return known.pattern;
  const count = next !== undefined && encloses(segments[index - 1], next) ? "*" : "+";
  if (isLast || next === undefined) return `[^]${count}`;
  return `[^${escapeRegex(next.charAt(0))}]${count}`;
}

/** Only between quotes or brackets can a value be seen to be empty. */
function encloses(previous: string | number | undefined, next: string): boolean {
  return typeof previous === "string" && /["'`[({]$/.test(previous) && /^["'`\])}]/.test(next);
}

function tableName(id: string): string {
  return id.replace(/-([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
}
