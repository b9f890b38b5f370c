import type { Families } from "./answer/families.ts";
import { unpack } from "./answer/unpack.ts";
import { parseError } from "./parse-error.ts";
import type { BinanceErrorInfo, ParseContext } from "./result.ts";

/** Every error that one answer holds. */
export function parseErrors(
  families: Families,
  input: unknown,
  context: ParseContext = {},
): readonly BinanceErrorInfo[] {
  return unpack(input).flatMap(({ value, part }) => {
    const error = parseError(families, value, part === null ? context : { ...context, status: undefined });
    if (error === null) return [];
    return part === null ? error : Object.freeze({ ...error, part });
  });
}
