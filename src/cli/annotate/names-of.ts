import { lookup } from "../../index.ts";
import type { BinanceErrorInfo } from "../../result.ts";

/** There are not many codes that families name differently, so this stays small. */
const known = new Map<string, string | null>();

/** The error's name, or all of its names where the families that it can be of do not agree; null for none. */
export function namesOf({ code, name, candidates }: BinanceErrorInfo): string | null {
  if (name !== null || code === null || candidates.length === 0) return name;
  const key = `${String(code)} ${candidates.join(" ")}`;
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  const names = candidates.flatMap((family) => lookup(code, family).map((entry) => entry.name));
  const joined = names.length === 0 ? null : [...new Set(names)].join(" or ");
  known.set(key, joined);
  return joined;
}
