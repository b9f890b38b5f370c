import type { Catalog, ErrorEntry, Family, MessageTable, MessageTemplate, PartialLocalized } from "../model.ts";
import { type Data, type DataRecord, writeLiteral } from "./catalog-json.ts";
import { type EmittedFile, headerText } from "./emit-files.ts";

const CHINESE = "zh-CN";

/**
 * The Chinese texts, in modules of their own: who does not import them does not pay for them. Each module
 * exports one function that makes the data, so that importing costs nothing until somebody asks.
 */
export function emitChinese(catalog: Catalog): readonly EmittedFile[] {
  return [
    { path: `${CHINESE}/format.ts`, content: `// ${headerText("*")}\n${CHINESE_FORMAT}` },
    { path: `${CHINESE}/advice.ts`, content: adviceModule(catalog) },
    ...catalog.families.map((family) => ({ path: `${CHINESE}/${family.id}.ts`, content: familyModule(family) })),
  ];
}

function familyModule(family: Family): string {
  const data = {
    family: family.id,
    title: family.title[CHINESE],
    errors: family.errors.map(errorTexts).filter((texts) => texts !== undefined),
    tables: family.tables.map(tableTexts).filter((texts) => texts !== undefined),
  };
  return dataModule(family.id, "ChineseFamily", "ChineseFamily", data);
}

function adviceModule({ advice }: Catalog): string {
  const data = advice.map(({ id, text, readOnly }) => ({ id, text: text[CHINESE], readOnly: readOnly?.text[CHINESE] }));
  return dataModule("*", "ChineseAdvice", "readonly ChineseAdvice[]", data);
}

function dataModule(snapshot: string, type: string, result: string, data: Data): string {
  const literal = writeLiteral(data);
  const body = literal.startsWith("{") ? `(${literal})` : literal;
  return `// ${headerText(snapshot)}
import type { ${type} } from "./format.ts";

// prettier-ignore
export const chineseTexts = (): ${result} => ${body};
`;
}

function errorTexts(entry: ErrorEntry): DataRecord | undefined {
  const texts = { title: ownText(entry.title), messages: messageTexts(entry.messages), notes: noteTexts(entry.notes) };
  return isEmpty(texts) ? undefined : { code: entry.code, name: entry.name, ...texts };
}

function tableTexts(table: MessageTable): DataRecord | undefined {
  const texts = { title: ownText(table.title), messages: messageTexts(table.messages), notes: noteTexts(table.notes) };
  return isEmpty(texts) ? undefined : { id: table.id, codes: table.codes, ...texts };
}

function messageTexts(messages: readonly MessageTemplate[]): readonly DataRecord[] | undefined {
  const texts = messages
    .map(({ id, text, translation, explanation }) => ({
      id,
      translation: ownText({ en: text, [CHINESE]: translation }),
      explanation: ownText(explanation),
    }))
    .filter(({ translation, explanation }) => translation !== undefined || explanation !== undefined);
  return texts.length > 0 ? texts : undefined;
}

function noteTexts(notes: readonly PartialLocalized[]): readonly string[] | undefined {
  const texts = notes.map((note) => note[CHINESE]).filter((text) => text !== undefined);
  return texts.length > 0 ? texts : undefined;
}

/** Some bullets and most headings of the Chinese pages are English: those say nothing here. */
function ownText({ en, [CHINESE]: chinese }: PartialLocalized): string | undefined {
  return chinese === en ? undefined : chinese;
}

function isEmpty(texts: DataRecord): boolean {
  return Object.values(texts).every((text) => text === undefined);
}

/** generated/zh-CN/format.ts: the types of the Chinese modules, so that src/ needs nothing but generated/. */
const CHINESE_FORMAT = `
/** Chinese texts of one message. \`id\` is the template's id, unique under its code (or in its table). */
export interface ChineseMessage {
  readonly id: string;
  readonly translation?: string;
  readonly explanation?: string;
}

/** Chinese texts of one error. Two entries can share a code; the name tells them apart. */
export interface ChineseError {
  readonly code: number;
  readonly name: string;
  readonly title?: string;
  readonly messages?: readonly ChineseMessage[];
  readonly notes?: readonly string[];
}

/** Chinese texts of a table of messages that several codes share. */
export interface ChineseTable {
  readonly id: string;
  readonly codes: readonly number[];
  readonly title?: string;
  readonly messages?: readonly ChineseMessage[];
  readonly notes?: readonly string[];
}

export interface ChineseFamily {
  readonly family: string;
  readonly title?: string;
  readonly errors: readonly ChineseError[];
  readonly tables: readonly ChineseTable[];
}

/** Chinese texts of one piece of advice; \`readOnly\` is what holds for a call that only reads. */
export interface ChineseAdvice {
  readonly id: string;
  readonly text: string;
  readonly readOnly?: string;
}
`;
