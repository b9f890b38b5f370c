import type {
  Advice,
  Catalog,
  ErrorEntry,
  Execution,
  Family,
  MessageTemplate,
  Parameter,
  ParameterType,
  Retry,
  Scope,
} from "../catalog-model.ts";
import { FAMILY_IDS } from "../model.ts";
import { templateId } from "../template.ts";
import { emitAdvice } from "./advice.ts";
import type { EmittedFile } from "./emit-files.ts";
import { escapeRow, escapeString } from "./escape.ts";
import { braced, constant, emitModule, importOf, interfaceOf, listed, typeAlias, unionOf } from "./module.ts";
import { emitParams } from "./params.ts";

const LETTERS: Readonly<Record<ParameterType, string>> = {
  string: "s",
  integer: "i",
  decimal: "d",
  timestamp: "t",
  ip: "p",
  interval: "v",
  boolean: "b",
  list: "l",
};

/** Data of the runtime: the matcher's tables, the types of parameters, and advice. */
export function emitTables(catalog: Catalog): readonly EmittedFile[] {
  const advice = new Map(catalog.advice.map((one) => [one.id, adviceField(one)]));
  return [
    emitModule("tables/format.ts", "*", FORMAT),
    ...catalog.families.map((family) => tableModule(family, advice)),
    ...emitParams(catalog),
    ...emitAdvice(catalog),
  ];
}

type AdviceFields = ReadonlyMap<Advice["id"], string>;

function tableModule(family: Family, advice: AdviceFields): EmittedFile {
  const pages = [...new Set(family.errors.flatMap((entry) => splitUrl(entry.docsUrl.en)?.page ?? []))];
  const entries = [
    // A code with the other sign finds the same entry. Current entries come before retired ones, then page order
    // decides the name of a code.
    ...family.errors
      .toSorted((a, b) => Number(a.retired !== undefined) - Number(b.retired !== undefined))
      .flatMap((entry) => [entry.code, ...(entry.aliases ?? [])].map((code) => ({ ...entry, code }))),
  ];
  const rows = [
    ...entries.map((entry, index) => [
      entry.code + 1 === entries[index - 1]?.code ? "" : String(entry.code),
      ...entryFields(entry, advice, pages),
    ]),
    ...family.tables.map(({ id, messages }) => [id, ...messages.flatMap((message) => messageFields(message, advice))]),
  ];
  return emitModule(`tables/${family.id}.ts`, family.id, [
    importOf("./format.ts", ["FamilyTable"], true),
    constant({
      name: "table",
      type: "FamilyTable",
      value: braced([
        ["family", escapeString(family.id)],
        ["pages", listed(pages.map(escapeString))],
        ["rows", listed(rows.map(escapeRow))],
      ]),
    }),
  ]);
}

function entryFields(entry: ErrorEntry, advice: AdviceFields, pages: readonly string[]): readonly string[] {
  const messages = entry.messages.flatMap((message) => messageFields(message, advice, entry.advice));
  return [
    nameField(entry.name),
    fieldOf(entry.advice, advice),
    ...docsFields(entry, pages),
    ...messages,
    ...entry.tables.map((id) => `@${id}`),
  ];
}

/** A lower-case name shares its words with the advice and the texts, which compresses better. */
function nameField(name: string): string {
  const field = name.toLowerCase().replaceAll("_", "-");
  return field.toUpperCase().replaceAll("-", "_") === name ? field : `=${name}`;
}

function idFields({ id, segments }: MessageTemplate): readonly string[] {
  const usual = templateId(segments);
  if (id === usual) return [];
  const end = id.startsWith(usual) ? id.slice(usual.length) : "";
  return [`~${/^-\d{1,9}$/.test(end) ? end : id}`];
}

function messageFields(message: MessageTemplate, advice: AdviceFields, inherited?: string): readonly string[] {
  const parts = message.segments.map((segment) =>
    typeof segment === "string" ? segment.replaceAll("|", "||") : parameterMark(message.parameters[segment]),
  );
  const text = parts.join("");
  const own = message.advice === inherited ? undefined : message.advice;
  return [
    /^[@#~^=]/.test(text) ? `=${text}` : text,
    ...(own === undefined ? [] : [`#${fieldOf(own, advice)}`]),
    ...idFields(message),
  ];
}

function parameterMark(parameter: Parameter | undefined): string {
  if (parameter === undefined) throw new Error("A segment indexes a parameter that its message lacks");
  const { name, type, placeholder } = parameter;
  const shown = placeholder === "%s" ? "" : `~${placeholder.replaceAll("|", "")}`;
  return `|${LETTERS[type]}${name}${shown}|`;
}

function fieldOf(id: Advice["id"], advice: AdviceFields): string {
  const field = advice.get(id);
  if (field === undefined) throw new Error(`No advice has the id "${id}"`);
  return field;
}

function docsFields(entry: ErrorEntry, pages: readonly string[]): readonly string[] {
  const url = splitUrl(entry.docsUrl.en);
  if (url === undefined) return ["^"];
  const page = pages.indexOf(url.page);
  const isUsual = url.fragment === `${String(entry.code)}-${entry.name.toLowerCase()}`;
  if (isUsual && page === 0) return [];
  return [isUsual ? `^${String(page)}` : `^${String(page)} ${url.fragment}`];
}

function splitUrl(url: string | undefined): { readonly page: string; readonly fragment: string } | undefined {
  if (url === undefined) return undefined;
  const hash = url.indexOf("#");
  return hash < 0 ? { page: url, fragment: "" } : { page: url.slice(0, hash), fragment: url.slice(hash + 1) };
}

const ROWS = `Everything that the matcher needs of one family, as one ASCII string per row: engines scan such literals faster
than anything else that could hold the data (bench/table-forms.ts), and a row is parsed when its code is first met.

A row is one entry: code, name, advice, and its messages, with tabs between them. The code is empty where it is one
less than that of the row before. The name is in lower case with hyphens, or as it is after \`=\`. After the entries come the
tables of messages that arrive under several codes: id, and messages. Text is escaped as in JSON. Fields that
begin with one of these are no messages:
- \`@\` id of a table whose messages arrive under this code too
- \`#\` advice of the message before it, where it is not the entry's
- \`~\` id of the message before it, where it does not follow from the text; \`~-2\` where it does but for this end
- \`^\` index of the page and, after a space, the fragment of its URL, where those are not the first page and
  \`<code>-<name in lower case>\`; alone where no page has the entry
- \`=\` a message after all, which begins with one of these

In a text \`|ilimit|\` stands for the parameter \`limit\` of type \`i\` that the documentation shows as \`%s\`;
\`|ilimit~{0}|\` for one that it shows as \`{0}\`; \`||\` for the character itself.`;

/** generated/tables/format.ts: the types of the tables, so that src/ needs nothing but generated/. */
const FORMAT = [
  interfaceOf(
    "FamilyTable",
    [
      ["family", "FamilyId"],
      ["pages", "readonly string[]", "URLs of the pages, English, without fragment."],
      ["rows", "readonly string[]"],
    ],
    ROWS,
  ),
  typeAlias("FamilyId", unionOf(FAMILY_IDS)),
  typeAlias(
    "ParameterLetter",
    unionOf(Object.values(LETTERS)),
    "string, integer, decimal, timestamp, ip, interval, boolean, list",
  ),
  typeAlias(
    "AdviceField",
    "string",
    `Four letters, a space, and the advice's id. Execution: n(ot executed), u(nknown), p(artial). Retry, and retry
of a call that only reads: n(ever), d(elay), f(ix), c(lock sync), s(tate check), a(lready done), \`-\` for the same. Scope:
r(equest), o(rder), a(ccount), i(p), s(ervice).`,
  ),
];

const EXECUTIONS: Readonly<Record<Execution, string>> = { "not-executed": "n", unknown: "u", partial: "p" };
const RETRIES: Readonly<Record<Retry, string>> = {
  never: "n",
  "after-delay": "d",
  "after-fix": "f",
  "after-clock-sync": "c",
  "after-state-check": "s",
  "already-done": "a",
};
const SCOPES: Readonly<Record<Scope, string>> = { request: "r", order: "o", account: "a", ip: "i", service: "s" };

/** The axes of an advice as four letters, and its id; generated/tables/format.ts explains them. */
export function adviceField({ id, execution, retry, scope, readOnly }: Advice): string {
  const reading = readOnly === undefined ? "-" : RETRIES[readOnly.retry];
  return `${EXECUTIONS[execution]}${RETRIES[retry]}${reading}${SCOPES[scope]} ${id}`;
}
