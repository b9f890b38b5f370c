import type { Catalog, ErrorEntry, Family, MessageTable, MessageTemplate } from "../catalog-model.ts";
import type { PartialLocalized } from "../model.ts";
import { type Data, type DataRecord, writeLiteral } from "./catalog-json.ts";
import type { EmittedFile } from "./emit-files.ts";
import { constant, emitModule, importOf, interfaceOf } from "./module.ts";

const CHINESE = "zh-CN";

/**
 * The Chinese texts, in separate modules: you pay only for what you import. Each module exports a function that makes
 * the data when called.
 */
export function emitChinese(catalog: Catalog): readonly EmittedFile[] {
  return [
    emitModule(`${CHINESE}/format.ts`, "*", FORMAT),
    adviceModule(catalog),
    ...catalog.families.map(familyModule),
  ];
}

function familyModule(family: Family): EmittedFile {
  const data = {
    family: family.id,
    title: family.title[CHINESE],
    errors: family.errors.map(errorTexts).filter((texts) => texts !== undefined),
    tables: family.tables.map(tableTexts).filter((texts) => texts !== undefined),
  };
  return dataModule(family.id, family.id, "ChineseFamily", "ChineseFamily", data);
}

function adviceModule({ advice }: Catalog): EmittedFile {
  const data = advice.map(({ id, text, readOnly }) => ({ id, text: text[CHINESE], readOnly: readOnly?.text[CHINESE] }));
  return dataModule("advice", "*", "ChineseAdvice", "readonly ChineseAdvice[]", data);
}

function dataModule(name: string, snapshot: string, type: string, result: string, data: Data): EmittedFile {
  const literal = writeLiteral(data);
  return emitModule(`${CHINESE}/${name}.ts`, snapshot, [
    importOf("./format.ts", [type], true),
    constant({
      name: "chineseTexts",
      // Without extra indentation: the literal's lines are already indented.
      value: (writer) => writer.write(`(): ${result} => ${literal.startsWith("{") ? `(${literal})` : literal}`),
    }),
  ]);
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

/** Some bullets and most headings of the Chinese pages are English: those are left out. */
function ownText({ en, [CHINESE]: chinese }: PartialLocalized): string | undefined {
  return chinese === en ? undefined : chinese;
}

function isEmpty(texts: DataRecord): boolean {
  return Object.values(texts).every((text) => text === undefined);
}

const TEXTS = [
  ["title?", "string"],
  ["messages?", "readonly ChineseMessage[]"],
  ["notes?", "readonly string[]"],
] as const;

/** generated/zh-CN/format.ts: the types of the Chinese modules, so that src/ needs nothing but generated/. */
const FORMAT = [
  interfaceOf(
    "ChineseMessage",
    [
      ["id", "string"],
      ["translation?", "string"],
      ["explanation?", "string"],
    ],
    "Chinese texts of one message. `id` is the template's id, unique under its code (or in its table).",
  ),
  interfaceOf(
    "ChineseError",
    [["code", "number"], ["name", "string"], ...TEXTS],
    "Chinese texts of one error. Two entries can share a code; the name tells them apart.",
  ),
  interfaceOf(
    "ChineseTable",
    [["id", "string"], ["codes", "readonly number[]"], ...TEXTS],
    "Chinese texts of a table of messages that several codes share.",
  ),
  interfaceOf("ChineseFamily", [
    ["family", "string"],
    ["title?", "string"],
    ["errors", "readonly ChineseError[]"],
    ["tables", "readonly ChineseTable[]"],
  ]),
  interfaceOf(
    "ChineseAdvice",
    [
      ["id", "string"],
      ["text", "string"],
      ["readOnly?", "string"],
    ],
    "Chinese texts of one piece of advice; `readOnly` is what holds for a call that only reads.",
  ),
];
