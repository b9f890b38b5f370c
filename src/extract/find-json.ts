const MOST_STARTS = 12;

/** The first JSON object in a text that `accept` takes, also where its quotes are escaped. */
export function findJson<Found>(text: string, accept: (value: object) => Found | null): Found | null {
  const found = findIn(text, accept);
  if (found !== null || !text.includes('\\"')) return found;
  return findIn(withoutEscapes(text), accept);
}

/** `{\"code\":…`: JSON that went through another JSON or a log format. A regex would be quadratic in backslashes. */
function withoutEscapes(text: string): string {
  const parts = text.split('"');
  return parts.map((part, index) => (index < parts.length - 1 ? withoutBackslashes(part) : part)).join('"');
}

function withoutBackslashes(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 92) end -= 1;
  return text.slice(0, end);
}

function findIn<Found>(text: string, accept: (value: object) => Found | null): Found | null {
  let start = text.indexOf("{");
  for (let tries = 0; start >= 0 && tries < MOST_STARTS; tries += 1) {
    const end = objectEnd(text, start);
    const value = end < 0 ? null : parseJson(text.slice(start, end));
    const found = typeof value === "object" && value !== null ? accept(value) : null;
    if (found !== null) return found;
    start = text.indexOf("{", end < 0 || value === null ? start + 1 : end);
  }
  return null;
}

/** Position after the object that begins at `start`, or -1. */
function objectEnd(text: string, start: number): number {
  let depth = 0;
  let isQuoted = false;
  for (let position = start; position < text.length; position += 1) {
    const code = text.charCodeAt(position);
    if (isQuoted) {
      if (code === 92) position += 1;
      else if (code === 34) isQuoted = false;
    } else if (code === 34) isQuoted = true;
    else if (code === 123) depth += 1;
    else if (code === 125) {
      depth -= 1;
      if (depth === 0) return position + 1;
    }
  }
  return -1;
}

/** The value, or null where the text is no JSON (and where it is `null`). */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    // Not JSON: the caller reads it as a text.
    return null;
  }
}
