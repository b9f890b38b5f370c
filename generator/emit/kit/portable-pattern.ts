import type { MessageTemplate, Parameter, ParameterType } from "../../catalog-model.ts";
import { valueClass } from "../patterns.ts";

/** Patterns by kind of value, if no literal text marks its end. They use `[0-9]`, because `\d` differs by language. */
const CLASSES: Readonly<Record<ParameterType, string | null>> = {
  integer: "-?[0-9]{1,20}",
  timestamp: "[0-9]{10,17}",
  decimal: "-?[0-9]{1,30}(?:\\.[0-9]{1,30})?(?:[eE][-+]?[0-9]{1,3})?",
  ip: "[0-9A-Za-z:.*_-]{0,63}[0-9A-Za-z:*]",
  interval: "(?:[0-9]{1,9} ?)?[A-Za-z]{1,12}",
  boolean: "true|false",
  string: null,
  list: null,
};

type Wording = Pick<MessageTemplate, "text" | "segments" | "parameters">;

/** The pattern of a message with numbered groups, and the parameter of each group. */
export function portablePattern(message: Wording): { readonly pattern: string; readonly names: readonly string[] } {
  const names: string[] = [];
  const parts = message.segments.map((segment, index) => {
    if (typeof segment === "string") return escapePortable(segment);
    const parameter = message.parameters[segment];
    if (parameter === undefined) throw new Error(`"${message.text}" lacks the parameter ${String(segment)}`);
    names.push(parameter.name);
    return `(${valuePattern(message, parameter, index)})`;
  });
  return { pattern: `^${parts.join("")}$`, names };
}

function valuePattern(message: Wording, { type }: Parameter, index: number): string {
  const value = valueClass(message, type, index);
  switch (value.kind) {
    case "word":
      return "[^\\x00-\\x20]{1,64}";
    case "typed":
      return CLASSES[type] ?? "[\\s\\S]+";
    case "rest":
      return `[\\s\\S]${value.count}`;
    case "until":
      return `[^${escapeInClass(value.next)}]${value.count}`;
  }
}

/** Uses only escapes that all languages share. Characters outside ASCII stay. */
const escapePortable = (text: string): string =>
  text.replace(/[\\^$.*+?()[\]{}|]/gu, "\\$&").replace(/[\u0000-\u001f\u007f]/gu, hex);
const escapeInClass = (character: string): string =>
  character.replace(/[\\^\][&~-]/gu, "\\$&").replace(/[\u0000-\u001f]/gu, hex);
const hex = (character: string): string => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
