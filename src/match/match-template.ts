import type { Parameter, Segment } from "./message.ts";
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
export function matchTemplate(plan: TemplatePlan, text: string): string[] | null {
  const { segments, prefix, suffix } = plan;
  const end = text.length - suffix.length;
  if (end < prefix.length || !samplesFit(plan, text, end)) return null;
  // The samples are all there is of the shortest ones. `startsWith` takes three times as long as `indexOf` in V8.
  if (prefix.length > 2 && text.indexOf(prefix) !== 0) return null;
  if (suffix.length > 3 && !text.endsWith(suffix)) return null;
  const stop = suffix === "" ? segments.length : segments.length - 1;
  const values: string[] = [];
  let position = prefix.length;
  for (let index = prefix === "" ? 0 : 1; index < stop; index += 1) {
    const segment = segments[index];
    if (typeof segment === "string") {
      if (text.indexOf(segment, position) !== position) return null;
      position += segment.length;
    } else if (segment !== undefined) {
      const valueEnd = endOf(segment, segments[index + 1], text, position, end);
      if (valueEnd < position || valueEnd > end || (valueEnd === position && !segment.mayBeEmpty)) return null;
      values.push(text.slice(position, valueEnd));
      position = valueEnd;
    }
  }
  return position === end ? values : null;
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
