/**
 * The order of errors everywhere: -1000, -1001, … and then the few positive codes, ascending.
 * Names settle it where a family has two entries under one code.
 */
export function compareErrors(
  left: { readonly code: number; readonly name: string },
  right: { readonly code: number; readonly name: string },
): number {
  return compareCodes(left.code, right.code) || compareCodePoints(left.name, right.name);
}

export function compareCodes(left: number, right: number): number {
  if (left < 0 !== right < 0) return left < 0 ? -1 : 1;
  return left < 0 ? right - left : left - right;
}

/** Code-point order: the same on every machine, which a locale's collation is not. */
export function compareCodePoints(left: string, right: string): number {
  let index = 0;
  while (index < left.length && left.charCodeAt(index) === right.charCodeAt(index)) index += 1;
  const first = left.codePointAt(index);
  const second = right.codePointAt(index);
  if (first === undefined || second === undefined) return left.length - right.length;
  return first - second;
}
