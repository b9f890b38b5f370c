import type { Catalog, Family, MessageTemplate, Parameter, ParameterType } from "../catalog-model.ts";
import type { EmittedFile } from "./emit-files.ts";
import { escapeRegex, escapeString } from "./escape.ts";
import { braced, constant, emitModule, importOf, typeAlias } from "./module.ts";
import type { WriterFunction } from "ts-morph";

/**
 * Pattern of the values of each type, and the next literals that make it ambiguous. If a parameter follows the literal,
 * it is tested with a digit after it, because the value may begin with one.
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
 * One anchored regular expression per message, with a named group per parameter. Each value can end in one place only,
 * so matching is linear. The runtime's matcher (src/match) decides the same way without regular expressions; a test
 * compares the two.
 */
export function emitPatterns(catalog: Catalog): readonly EmittedFile[] {
  return catalog.families.map(patternModule);
}

type Wording = Pick<MessageTemplate, "text" | "segments" | "parameters">;

/** Source of the regular expression of a message, without the slashes. */
export function patternOf(message: Wording): string {
  const parts = message.segments.map((segment, index) =>
    typeof segment === "string" ? escapeRegex(segment) : group(message, segment, index),
  );
  return `^${parts.join("")}$`;
}

function patternModule(family: Family): EmittedFile {
  const names = new Set(family.errors.map(({ name }) => name));
  // Two entries with one name would be the same key of the object.
  if (names.size !== family.errors.length) throw new Error(`Names are not unique in ${family.id}`);
  return emitModule(`patterns/${family.id}.ts`, family.id, [
    importOf(`../params/${family.id}.ts`, ["Messages"], true),
    typeAlias(
      "Patterns",
      "{ readonly [Name in keyof Messages]: { readonly [Id in keyof Messages[Name]]: RegExp } }",
      "One expression per message, by error name and message id.",
    ),
    ...family.tables.map(({ id, messages }) =>
      constant({ name: tableName(id), value: asConst(braced(expressions(messages))), isExported: false }),
    ),
    constant({
      name: "patterns",
      type: "Patterns",
      doc: "Regular expressions by error name and message id: anchored, linear, one named group per parameter.",
      value: braced(
        family.errors.map(({ name, tables, messages }) => [
          escapeString(name),
          braced([...tables.map((id) => `...${tableName(id)}`), ...expressions(messages)]),
        ]),
      ),
    }),
  ]);
}

function asConst(value: WriterFunction): WriterFunction {
  return (writer) => {
    value(writer);
    writer.write(" as const");
  };
}

function expressions(messages: readonly MessageTemplate[]): readonly (readonly [id: string, expression: string])[] {
  return messages.map((message) => [escapeString(message.id), `/${patternOf(message)}/`]);
}

function group(message: Wording, parameterIndex: number, index: number): string {
  const parameter = message.parameters[parameterIndex];
  if (parameter === undefined) throw new Error(`"${message.text}" lacks the parameter ${String(parameterIndex)}`);
  return `(?<${parameter.name}>${valuePattern(message, parameter, index)})`;
}

function valuePattern(message: Wording, { type }: Parameter, index: number): string {
  const value = valueClass(message, type, index);
  switch (value.kind) {
    case "word":
      return "[^\\x00-\\x20]{1,64}(?![^\\x00-\\x20])";
    case "typed":
      return CLASSES[type]?.pattern ?? "[^]+";
    case "rest":
      return `[^]${value.count}`;
    case "until":
      return `[^${escapeRegex(value.next)}]${value.count}`;
  }
}

/**
 * How the end of a value is found: at white space, by its type, only at the end of the text, or by the next character.
 */
export type ValueClass =
  | { readonly kind: "word" | "typed" }
  | { readonly kind: "rest"; readonly count: "*" | "+" }
  | { readonly kind: "until"; readonly next: string; readonly count: "*" | "+" };

export function valueClass({ segments }: Wording, type: ParameterType, index: number): ValueClass {
  const next = segments[index + 1];
  if (typeof next === "number") return { kind: "word" };
  const known = CLASSES[type];
  const isLast = index + 2 >= segments.length;
  const ahead = next === undefined || isLast ? next : `${next}0`;
  if (known !== null && (ahead === undefined || !known.collision.test(ahead))) return { kind: "typed" };
  const count = next !== undefined && encloses(segments[index - 1], next) ? "*" : "+";
  if (isLast || next === undefined) return { kind: "rest", count };
  return { kind: "until", next: next.charAt(0), count };
}

/** A value can be empty only between quotes or brackets. */
function encloses(previous: string | number | undefined, next: string): boolean {
  return typeof previous === "string" && /["'`[({]$/.test(previous) && /^["'`\])}]/.test(next);
}

function tableName(id: string): string {
  return id.replace(/-([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
}
