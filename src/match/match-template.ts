import { type Match, NO_VALUES, type Parameter, type Segment } from "./message.ts";
import { scanValue, wordEnd } from "./scan-value.ts";

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
}

export function planTemplate(segments: readonly Segment[]): TemplatePlan {
  const first = segments[0];
  const last = segments.at(-1);
  const prefix = typeof first === "string" ? first : "";
  const suffix = segments.length > 1 && typeof last === "string" ? last : "";
  return {
    segments,
    prefix,
    suffix,
    prefixStart: prefix.charCodeAt(0),
    prefixEnd: prefix.charCodeAt(prefix.length - 1),
    suffixStart: suffix.charCodeAt(0),
    suffixMiddle: suffix.charCodeAt(suffix.length >> 1),
    suffixEnd: suffix.charCodeAt(suffix.length - 1),
  };
}

/**
 * Raw values of a template's parameters in a text, or null where the text is not of that template. No regular
 * expression and no backtracking: every value has one possible end (see `Reach`), so time is linear.
 */
export function matchTemplate(plan: TemplatePlan, text: string): readonly string[] | null {
  return fitsTemplate(plan, text) ? cutValues(plan, text) : null;
}

/** Raw values of what was matched. A caller who never asks does not pay for cutting them. */
export function valuesOf({ message, values, text }: Match): readonly string[] {
  return values ?? (message === null ? NO_VALUES : cutValues(message.plan, text));
}

/** Whether a text is of that template. */
export function fitsTemplate(plan: TemplatePlan, text: string): boolean {
  const { segments, prefix, suffix } = plan;
  const end = text.length - suffix.length;
  if (end < prefix.length || !samplesFit(plan, text, end)) return false;
  // The samples are all there is of the shortest ones. `startsWith` and `endsWith` take longer than `indexOf` in V8,
  // which has only one place to look for what is as long as the rest of the text.
  if (prefix.length > 2 && text.indexOf(prefix) !== 0) return false;
  if (suffix.length > 3 && text.indexOf(suffix, end) < 0) return false;
  const stop = suffix === "" ? segments.length : segments.length - 1;
  let position = prefix.length;
  for (let index = prefix === "" ? 0 : 1; index < stop; index += 1) {
    const segment = segments[index];
    if (typeof segment === "string") {
      if (text.indexOf(segment, position) !== position) return false;
      position += segment.length;
    } else if (segment !== undefined) {
      const valueEnd = endOf(segment, segments[index + 1], text, position, end);
      if (valueEnd < position || valueEnd > end || (valueEnd === position && !segment.mayBeEmpty)) return false;
      position = valueEnd;
    }
  }
  return position === end;
}

/** The values of a text that fits, whose literals need no second look. */
function cutValues({ segments, suffix }: TemplatePlan, text: string): readonly string[] {
  const end = text.length - suffix.length;
  const values: string[] = [];
  let position = 0;
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index];
    if (typeof segment === "string") position += segment.length;
    else if (segment !== undefined) {
      const valueEnd = endOf(segment, segments[index + 1], text, position, end);
      values.push(text.slice(position, valueEnd));
      position = valueEnd;
    }
  }
  return values;
}

function samplesFit(plan: TemplatePlan, text: string, end: number): boolean {
  if (plan.prefix !== "") {
    if (text.charCodeAt(0) !== plan.prefixStart) return false;
    if (text.charCodeAt(plan.prefix.length - 1) !== plan.prefixEnd) return false;
  }
  if (plan.suffix === "") return true;
  if (text.charCodeAt(end) !== plan.suffixStart || text.charCodeAt(text.length - 1) !== plan.suffixEnd) return false;
  return text.charCodeAt(end + (plan.suffix.length >> 1)) === plan.suffixMiddle;
}

function endOf(
  { type, reach }: Parameter,
  next: Segment | undefined,
  text: string,
  start: number,
  end: number,
): number {
  switch (reach) {
    case "class":
      return scanValue(type, text, start);
    case "stop":
      return typeof next === "string" ? text.indexOf(next.charAt(0), start) : -1;
    case "end":
      return end;
    case "word":
      return wordEnd(text, start);
    default:
      reach satisfies never;
      return -1;
  }
}
