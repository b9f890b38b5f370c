import { escapeString } from "./escape-string.ts";

/**
 * A row of fields as one string literal of TypeScript: tabs between the fields, and JSON's escapes, in ASCII, within
 * them, so that tabs and line ends of a text are told from those of the row. Angle brackets are escaped too, so that
 * no bundle can end a script element.
 */
export function escapeRow(fields: readonly string[]): string {
  return JSON.stringify(fields.map(escapeField).join("\t"));
}

function escapeField(field: string): string {
  return escapeString(field).slice(1, -1).replace(/</gu, "\\u003c").replace(/>/gu, "\\u003e");
}
