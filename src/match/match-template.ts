import type { Parameter, Segment } from "./message.ts";
import { scanValue, wordEnd } from "./scan-value.ts";

/**
 * Raw values of a template's parameters in a text, or null where the text is not of that template. No regular
 * expression and no backtracking: every value has one possible end (see `Reach`), so time is linear.
 */
export function matchTemplate(segments: readonly Segment[], text: string): string[] | null {
  const values: string[] = [];
  let position = 0;
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index];
    if (segment === undefined) return null;
    if (typeof segment === "string") {
      if (!text.startsWith(segment, position)) return null;
      position += segment.length;
      continue;
    }
    const end = valueEnd(segment, segments[index + 1], text, position);
    if (end < position || (end === position && !segment.mayBeEmpty)) return null;
    values.push(text.slice(position, end));
    position = end;
  }
  return position === text.length ? values : null;
}

function valueEnd({ type, reach }: Parameter, next: Segment | undefined, text: string, start: number): number {
  switch (reach) {
    case "class":
      return scanValue(type, text, start);
    case "stop":
      return typeof next === "string" ? text.indexOf(next.charAt(0), start) : -1;
    case "end":
      return typeof next === "string" ? (text.endsWith(next) ? text.length - next.length : -1) : text.length;
    case "word":
      return wordEnd(text, start);
    default:
      reach satisfies never;
      return -1;
  }
}
