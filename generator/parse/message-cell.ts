const OPEN = '"“„';
const CLOSE = '"”“';

/**
 * The messages in a table cell: the quotes around them are the page's. Two where the cell says `"A" / "B"`. Quotes
 * are often unbalanced: `"FIX API trading is not enabled.`, `"…; rejecting".`
 */
export function readMessageCell(cell: string): readonly string[] {
  const text = cell.trim();
  const several = text.split(new RegExp(`(?<=[${CLOSE}]\\.?)\\s*(?:/|,|，|、|\\bor\\b|或)\\s*(?=[${OPEN}])`, "u"));
  return several.map(withoutQuotes).filter((message) => message !== "");
}

/** Quotes are removed only where they begin the text, so that `Order "%s" not found` keeps its own. */
function withoutQuotes(cell: string): string {
  const text = cell.trim();
  const opens = text !== "" && OPEN.includes(text.charAt(0));
  const closing = new RegExp(`[${CLOSE}]([.。]?)$`, "u");
  if (opens) return text.slice(1).replace(closing, "$1").trim();
  const quotes = text.match(new RegExp(`[${OPEN}${CLOSE}]`, "gu"))?.length;
  return quotes === 1 ? text.replace(closing, "$1").trim() : text;
}
