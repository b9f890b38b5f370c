const MOST_READINGS = 12;
/** The exchange's id, which ccxt puts before what it throws. */
const CLIENT = /^\[?binance(?:usdm|coinm|us)?\]? (?=\S)/;

/**
 * What the message may be in a text that somebody decorated: without the quotes and brackets around it, without
 * ` (placeOrder)` behind it, only its first line, only what stands after each `: `. The catalog decides which.
 */
export function readingsOf(text: string): readonly string[] {
  const readings: string[] = [];
  const add = (reading: string): void => {
    const trimmed = reading.trim();
    if (trimmed !== "" && readings.length < MOST_READINGS && !readings.includes(trimmed)) readings.push(trimmed);
  };
  const whole = text.trim();
  addTrimmed(whole, add);
  for (const line of whole.split(/\r?\n/, 4)) addTrimmed(line, add);
  let colon = whole.indexOf(": ");
  for (let count = 0; colon >= 0 && count < 4; count += 1) {
    const rest = whole.slice(colon + 2);
    addTrimmed(rest, add);
    addTrimmed(firstLine(rest), add);
    colon = whole.indexOf(": ", colon + 2);
  }
  return readings;
}

/** Without the stack trace that Java prints below. */
function firstLine(text: string): string {
  const end = text.indexOf("\n");
  return end < 0 ? text : text.slice(0, end);
}

function addTrimmed(decorated: string, add: (reading: string) => void): void {
  const text = decorated.replace(CLIENT, "");
  add(text);
  add(withoutParenthesis(text));
  add(withoutClosers(text));
}

/** `Unknown order sent. (placeOrder)`, `… (HTTP status code: 418)`. */
function withoutParenthesis(text: string): string {
  const trimmed = text.trimEnd();
  if (!trimmed.endsWith(")")) return text;
  const open = trimmed.lastIndexOf(" (");
  return open <= 0 || trimmed.length - open > 80 ? text : trimmed.slice(0, open);
}

/** Quotes and brackets that a printed structure, or a person, leaves around a value. */
function withoutClosers(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && "\"'`([{<".includes(text.charAt(start))) start += 1;
  while (end > start && "\"'`)}]>, ".includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
