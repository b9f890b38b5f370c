import type { ParameterLetter } from "../../generated/tables/format.ts";

/**
 * Where a parameter's value ends. `class`: with the run of its type's characters; `stop`: before the first
 * character of the next literal; `end`: before the literal that ends the text; `word`: at white space.
 */
export type Reach = "class" | "stop" | "end" | "word";

/** A value that a message carries: its name, its kind, and what stands for it in the template's text. */
export interface Parameter {
  readonly name: string;
  readonly type: ParameterLetter;
  readonly placeholder: string;
  /** Name of an interval's second value, which is in milliseconds. */
  readonly msName: string;
  readonly reach: Reach;
  readonly mayBeEmpty: boolean;
}

/** Literal text, or a parameter. */
export type Segment = string | Parameter;

/**
 * A template ready to be matched: its first and last literal with sampled characters, so that a text of
 * another template is turned away after a few of them.
 */
export interface TemplatePlan {
  readonly segments: readonly Segment[];
  /** Literals at both ends, empty where the template begins or ends with a parameter. */
  readonly prefix: string;
  readonly suffix: string;
  readonly prefixStart: number;
  readonly prefixEnd: number;
  readonly suffixStart: number;
  readonly suffixMiddle: number;
  readonly suffixEnd: number;
  readonly parameters: readonly Parameter[];
  /** An empty text for each parameter. */
  readonly noValues: readonly string[];
}

export function planTemplate(segments: readonly Segment[]): TemplatePlan {
  const first = segments[0];
  const last = segments.at(-1);
  const prefix = typeof first === "string" ? first : "";
  const suffix = segments.length > 1 && typeof last === "string" ? last : "";
  const parameters = segments.filter((segment): segment is Parameter => typeof segment !== "string");
  return {
    segments,
    prefix,
    suffix,
    prefixStart: prefix.charCodeAt(0),
    prefixEnd: prefix.charCodeAt(prefix.length - 1),
    suffixStart: suffix.charCodeAt(0),
    suffixMiddle: suffix.charCodeAt(suffix.length >> 1),
    suffixEnd: suffix.charCodeAt(suffix.length - 1),
    parameters,
    noValues: parameters.map(() => ""),
  };
}
