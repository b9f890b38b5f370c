import { parseErrors } from "../index.ts";
import type { BinanceErrorInfo, ParseContext } from "../result.ts";

/**
 * The errors in a text. A JSON object that is none itself may be a structured log's, with the error as a text under
 * any key; read as running words it is searched for that. What succeeded (`"code":0`) must not turn up so.
 */
export function errorsInText(text: string, context: ParseContext): readonly BinanceErrorInfo[] {
  const errors = parseErrors(text, context);
  if (errors.length > 0 || !/^\s*[{["]/u.test(text)) return errors;
  return parseErrors(`log: ${text}`, context).filter(({ code, match }) =>
    code === null ? match === "text" : code < 0,
  );
}
