import type { Buffer } from "node:buffer";
import type { BinanceErrorInfo, ParseContext } from "../../result.ts";
import { errorsInText } from "../errors-in-text.ts";
import { nextHotSpot } from "./hot.ts";

/** Lines up to this are read as a whole, longer ones around their hot spots. */
const WHOLE = 16_384;
const SEARCHED = 65_536;
const BEFORE = 2048;
const AFTER = 8192;
const MOST_WINDOWS = 8;
const MOST_ERRORS = 20;

/** The errors of the exchange that a line of a log tells of. */
export function errorsInLine(line: Buffer, context: ParseContext): readonly BinanceErrorInfo[] {
  if (line.length <= WHOLE) return errorsIn(line.toString("utf8"), context);
  const searched = line.subarray(0, SEARCHED).toString("latin1");
  let hot = nextHotSpot(searched, 0);
  for (let windows = 0; hot >= 0 && windows < MOST_WINDOWS; windows += 1) {
    const found = errorsIn(line.toString("utf8", Math.max(0, hot - BEFORE), hot + AFTER), context);
    if (found.length > 0) return found;
    hot = nextHotSpot(searched, hot + AFTER / 2);
  }
  return [];
}

function errorsIn(text: string, context: ParseContext): readonly BinanceErrorInfo[] {
  return errorsInText(text, context)
    .filter((error) => isOfTheExchange(error, text))
    .slice(0, MOST_ERRORS);
}

const OWN_WORDS = /binance|["']?msg["']?\s{0,3}[=:]/i;

/**
 * Logs tell of much else: `exited with code -1`, `took -1500 ms`, some other server's 404. A text of the catalog
 * is proof, and so is a code of four digits and more that the catalog has; the rest needs the exchange's name or
 * the look of its bodies.
 */
function isOfTheExchange({ kind, code, candidates, match }: BinanceErrorInfo, text: string): boolean {
  if (match !== "none" && match !== "code") return true;
  if (kind === "body" && code !== null && code <= -1000 && candidates.length > 0) return true;
  if (kind === "body" && (code === null || (code > -1000 && candidates.length === 0))) return false;
  return OWN_WORDS.test(text);
}
