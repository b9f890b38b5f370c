import { REJECTIONS } from "../../generated/filters.ts";
import { lookUp } from "./rules.ts";
import type { FilterFailure, Verdict } from "./types.ts";

/** -1000: the code when no description of the filter exists. */
const UNKNOWN_ERROR = -1000;

/** A failure that names only the filter; all other fields are empty. */
export function blank(
  filter: string,
  scope: FilterFailure["scope"],
  verdict: Verdict,
  family: string,
  code = UNKNOWN_ERROR,
  values: Readonly<Record<string, string>> = {},
): FilterFailure {
  const [name = "", text = ""] =
    (lookUp(REJECTIONS, family, String(code)) ?? lookUp(REJECTIONS, "spot", String(code)))?.split(/: (.*)/) ?? [];
  const error = { code, name, msg: text.replace(/\{(\w+)\}/g, (_, value: string) => values[value] ?? filter) };
  return { filter, scope, field: null, verdict, actual: null, limit: null, nearest: null, needs: [], error };
}
