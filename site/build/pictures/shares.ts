import type { Catalog, Family } from "../catalog.ts";

export interface Share {
  readonly family: Family;
  readonly total: number;
  /** Codes that no other family has. */
  readonly own: number;
  /** Codes that another family has under the same name. */
  readonly shared: number;
  /** Codes that other families have, but only under other names. */
  readonly conflicting: number;
}

/** How each family's codes relate to those of the others. Every entry counts once. */
export function shares({ families }: Catalog): readonly Share[] {
  return families.map((family) => {
    const others = families.filter((other) => other !== family).flatMap(({ errors }) => errors);
    const codes = new Set(others.map(({ code }) => code));
    const pairs = new Set(others.map(pair));
    const shared = family.errors.filter((entry) => pairs.has(pair(entry))).length;
    const own = family.errors.filter(({ code }) => !codes.has(code)).length;
    const total = family.errors.length;
    return { family, total, own, shared, conflicting: total - own - shared };
  });
}

/** How many entries two families have in common, by code and name. */
export function commonCount(left: Family, right: Family): number {
  const pairs = new Set(right.errors.map(pair));
  return left.errors.filter((entry) => pairs.has(pair(entry))).length;
}

function pair({ code, name }: { readonly code: number; readonly name: string }): string {
  return `${String(code)} ${name}`;
}
