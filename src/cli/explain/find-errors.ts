import type { BinanceErrorInfo, ParseContext } from "../../result.ts";
import { errorsInText } from "../errors-in-text.ts";

const MOST_LINES = 10_000;

/** The errors in a text: of a body or page as a whole, of a log by its lines; each different one once. */
export function findErrors(text: string, context: ParseContext): readonly BinanceErrorInfo[] {
  const lines = text.split(/\r?\n/u, MOST_LINES);
  if (lines.length > 1 && !/^\s*[{["<]/u.test(text)) {
    const found = lines.flatMap((line) => errorsInText(line, context)).filter(({ code }) => code !== null);
    if (found.length > 0) return distinct(found);
  }
  return distinct(errorsInText(text, context));
}

/** The halves of a cancel-replace stay apart; of a batch the first item of each kind is enough. */
function distinct(errors: readonly BinanceErrorInfo[]): readonly BinanceErrorInfo[] {
  const byMeaning = new Map<string, BinanceErrorInfo>();
  for (const error of errors) {
    const part = error.part === null || error.part.kind === "item" ? "" : error.part.kind;
    const key = JSON.stringify([part, error.code, error.family, error.message, error.status]);
    if (!byMeaning.has(key)) byMeaning.set(key, error);
  }
  return [...byMeaning.values()];
}
