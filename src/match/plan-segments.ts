import type { ParameterLetter, SegmentRow } from "../../generated/tables/format.ts";
import type { Reach, Segment } from "./message.ts";

/** Next literals that a value of the class could run into: there it counts as a string. */
const COLLISIONS: Readonly<Record<ParameterLetter, RegExp | null>> = {
  i: /^\d/,
  t: /^\d/,
  d: /^(?:[\deE]|\.\d)/,
  p: /^[0-9A-Za-z:*]/,
  v: /^[A-Za-z]/,
  b: null,
  s: /^/,
  l: /^/,
};

/** Decides once per template where each value ends, so that matching only looks. */
export function planSegments(rows: readonly SegmentRow[]): readonly Segment[] {
  return rows.map((row, index) => {
    if (typeof row === "string") return row;
    const [name, type, placeholder = "%s"] = row;
    const previous = rows[index - 1];
    const next = rows[index + 1];
    const reach = reachOf(type, next, index + 2 >= rows.length);
    return { name, type, placeholder, reach, mayBeEmpty: reach !== "word" && mayBeEmpty(previous, next) };
  });
}

function reachOf(type: ParameterLetter, next: SegmentRow | undefined, isLast: boolean): Reach {
  if (next !== undefined && typeof next !== "string") return "word";
  const collision = COLLISIONS[type];
  if (type !== "s" && type !== "l" && (next === undefined || collision === null || !collision.test(next))) return "class";
  return isLast ? "end" : "stop";
}

/** Only between quotes or brackets can a value be seen to be empty. */
function mayBeEmpty(previous: SegmentRow | undefined, next: SegmentRow | undefined): boolean {
  if (typeof previous !== "string" || typeof next !== "string") return false;
  return /["'`[({]$/.test(previous) && /^["'`\])}]/.test(next);
}
