import { type Catalog, catalogSchema } from "../catalog-model.ts";
import type { EmittedFile } from "./emit-files.ts";
import { escapeJsonString, escapeString } from "./escape.ts";
import { z } from "zod";

/** The catalog as JSON for other languages and tools, and the JSON Schema that describes it. */
export function emitCatalog(catalog: Catalog): readonly EmittedFile[] {
  const schema = z.toJSONSchema(catalogSchema);
  return [
    { path: "catalog.json", content: writeJson(catalog) },
    {
      path: "catalog.schema.json",
      content: writeJson(z.json().parse({ title: "Catalog of Binance API errors", ...schema })),
    },
  ];
}

/** Plain JSON data, from which data modules and JSON files are written. */
export type Data = string | number | boolean | null | undefined | readonly Data[] | DataRecord;
export interface DataRecord {
  readonly [key: string]: Data;
}

interface Style {
  readonly string: (text: string) => string;
  readonly key: (key: string) => string;
  readonly lastComma: "," | "";
}

const JSON_STYLE: Style = { string: escapeJsonString, key: escapeJsonString, lastComma: "" };
const TYPESCRIPT_STYLE: Style = { string: escapeString, key: escapeString, lastComma: "," };
const IDENTIFIER = /^[A-Za-z][A-Za-z0-9]*$/;
const WIDTH = 120;

/**
 * Readable JSON, one field a line, short lists on one line: formatted as prettier does, but without its second of work.
 */
export function writeJson(data: Data): string {
  return `${write(data, 0, 0, JSON_STYLE)}\n`;
}

/** The same as an ASCII literal of TypeScript. */
export function writeLiteral(data: Data): string {
  const key = (text: string): string => (IDENTIFIER.test(text) ? text : TYPESCRIPT_STYLE.key(text));
  return write(data, 0, 0, { ...TYPESCRIPT_STYLE, key });
}

/** `used` is the width already used on the line, to decide whether a short list fits. */
function write(data: Data, indent: number, used: number, style: Style): string {
  if (data === undefined) throw new Error("A list holds no undefined item");
  if (typeof data === "string") return style.string(data);
  if (typeof data !== "object" || data === null) return String(data);
  if (isList(data)) return writeList(data, indent, used, style);
  const pad = " ".repeat(indent + 2);
  const fields = Object.entries(data).filter(([, value]) => value !== undefined);
  const lines = fields.map(([name, value], index) => {
    const start = `${pad}${style.key(name)}: `;
    return start + write(value, indent + 2, start.length + comma(index, fields.length, style), style);
  });
  return block(lines, "{", "}", indent, style);
}

function writeList(items: readonly Data[], indent: number, used: number, style: Style): string {
  if (items.every((item) => typeof item !== "object" || item === null)) {
    const line = `[${items.map((item) => write(item, 0, 0, style)).join(", ")}]`;
    if (used + displayWidth(line) <= WIDTH) return line;
  }
  const pad = " ".repeat(indent + 2);
  const lines = items.map(
    (item, index) => pad + write(item, indent + 2, indent + 2 + comma(index, items.length, style), style),
  );
  return block(lines, "[", "]", indent, style);
}

/** Width of the comma after an item. */
function comma(index: number, count: number, style: Style): number {
  return index < count - 1 ? 1 : style.lastComma.length;
}

function block(lines: readonly string[], open: string, close: string, indent: number, style: Style): string {
  if (lines.length === 0) return open + close;
  return `${open}\n${lines.join(",\n")}${style.lastComma}\n${" ".repeat(indent)}${close}`;
}

/** East Asian characters take two columns, as in prettier. */
function displayWidth(line: string): number {
  return (
    line.length +
    (line.match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60]/gu)?.length ?? 0)
  );
}

function isList(data: readonly Data[] | DataRecord): data is readonly Data[] {
  return Array.isArray(data);
}
