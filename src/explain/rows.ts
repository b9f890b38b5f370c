import { type Catalog, type Language, inLanguage } from "../cli/catalog.ts";
import type { AdviceWords, Block, ListedMessage, Said } from "../cli/render.ts";
import { type Row, type RowText, duration, moment } from "../cli/text.ts";
import { parseError } from "../index.ts";
import type { Advice, BinanceErrorInfo, FamilyId } from "../result.ts";
import type { Words } from "../words/explain.ts";
import { type Look, familiesText } from "./explain.ts";

/** Numbers between these are epoch milliseconds of our days, not amounts. */
const EARLIEST = 1e12;
const LATEST = 4e12;

/** Rows for what an error of the input says. */
export function saidRows({ code }: Block, said: Said, { paint, language }: Look, words: Words): readonly Row[] {
  const { message, template, params, explanation, translation, status } = said;
  const dim = (line: string): string => paint("dim", line);
  const codes = said.match === "other-code" ? said.templateCodes.filter((one) => one !== code) : [];
  return [
    { label: words.cancelReplace, texts: partTexts(said, words) },
    { label: words.status, texts: status === null || code === null ? [] : [{ text: String(status) }] },
    {
      label: words.message,
      texts: [...textOf(message), ...hintOf(said, words).map((hint) => ({ ...hint, paint: dim }))],
    },
    { label: words.template, texts: template === null || template === message ? [] : [{ text: template, paint: dim }] },
    { label: words.codes, texts: codes.length === 0 ? [] : [{ text: codes.join(words.comma) }] },
    { label: words.values, texts: valuesOf(params) },
    { label: words.translation, texts: language === "en" ? [] : textOf(translation ?? "") },
    { label: words.meaning, texts: textOf(explanation ?? "") },
    { label: words.retryAt, texts: waitOf(said) },
  ];
}

function textOf(text: string): readonly RowText[] {
  return text === "" ? [] : [{ text }];
}

/** Said where the message is no clue, or not all of one. */
function hintOf({ kind, match, message }: Said, words: Words): readonly RowText[] {
  const hint = words.hint[match];
  if (kind !== "body" || hint === undefined || message === "") return [];
  return [{ text: hint }];
}

function partTexts({ part, cancelReplace }: Said, words: Words): readonly RowText[] {
  const texts: string[] = [];
  if (part?.kind === "item") texts.push(words.part.item(part.index + 1));
  if (part?.kind === "cancel") texts.push(words.part.cancel);
  if (part?.kind === "new-order") texts.push(words.part.newOrder);
  if (cancelReplace !== null) {
    texts.push(`cancel ${cancelReplace.cancel ?? "?"}, new order ${cancelReplace.newOrder ?? "?"}`);
  }
  return texts.map((text) => ({ text }));
}

function valuesOf(params: Said["params"]): readonly RowText[] {
  return Object.entries(params).map(([name, value]) => {
    const isMoment = typeof value === "number" && value >= EARLIEST && value < LATEST;
    const text = Array.isArray(value) ? value.join(", ") : String(value);
    return { text: `${name} = ${text}${isMoment ? ` (${moment(value)})` : ""}` };
  });
}

function waitOf({ retryAt, retryAfterMs }: Said): readonly RowText[] {
  if (retryAt === null) return [];
  const rest = retryAfterMs === null || retryAfterMs === 0 ? "" : ` (${duration(retryAfterMs)})`;
  return [{ text: moment(retryAt) + rest }];
}

const SHOWN = 6;

/** Rows for the messages that arrive under a code. */
export function listedRows(
  messages: Block["messages"],
  families: readonly FamilyId[],
  look: Look,
  words: Words,
): readonly Row[] {
  const current = look.all ? messages : messages.filter(({ isRetired }) => !isRetired);
  const candidates = current.length > 0 ? current : messages;
  const shown = look.all || candidates.length <= SHOWN + 1 ? candidates : candidates.slice(0, SHOWN);
  const texts = shown.flatMap((message) => messageTexts(message, families, look, words));
  const rest = candidates.length - shown.length;
  const dim = (line: string): string => look.paint("dim", line);
  return [
    {
      label: shown.length === 1 ? words.message : words.messages,
      texts: rest === 0 ? texts : [...texts, { text: words.more(rest), paint: dim, mark: "  " }],
    },
  ];
}

function messageTexts(
  { text, parameters, families, translation, explanation, isRetired, advice }: ListedMessage,
  all: readonly FamilyId[],
  { paint, language, all: isLong }: Look,
  words: Words,
): readonly RowText[] {
  const dim = (line: string): string => paint("dim", line);
  const remarks = [
    ...(parameters.length === 0 ? [] : [parameters.map(({ name, type }) => `${name}: ${type}`).join(words.comma)]),
    ...(families.length === all.length ? [] : [familiesText(families, words)]),
    ...(isRetired ? [words.retiredMessage] : []),
  ];
  const below = [
    ...(language === "en" || translation === null ? [] : [translation]),
    ...(explanation === null ? [] : [explanation]),
    ...(isLong && advice !== null && advice.text !== null ? [`→ ${advice.text}`] : []),
  ];
  return [
    { text, mark: "· " },
    ...below.map((line) => ({ text: line, paint: dim, mark: "  " })),
    ...(remarks.length === 0 ? [] : [{ text: `(${remarks.join("; ")})`, paint: dim, mark: "  " }]),
  ];
}

/** An error as it reads with one family's list, or with none. */
export interface FamilyReading {
  readonly family: FamilyId | null;
  readonly info: BinanceErrorInfo;
}

/** The same error with the words of one of the families that it can be of. */
export function readAs(error: BinanceErrorInfo, family: FamilyId): BinanceErrorInfo {
  if (error.family === family) return error;
  const { code, message, match, status, changesState } = error;
  const isTextAlone = code === null || match === "text";
  const info = parseError(isTextAlone ? message : { code, msg: message }, {
    family,
    ...(status === null ? {} : { status }),
    ...(changesState === null ? {} : { changesState }),
  });
  if (info === null) return error;
  return { ...error, name: info.name, advice: info.advice, template: info.template, params: info.params };
}

export function saidIn(info: BinanceErrorInfo): Omit<Said, "templateCodes" | "translation" | "explanation"> {
  const { kind, message, match, params, status, retryAt, retryAfterMs, requestIp, lost, cancelReplace, part } = info;
  const template = info.template?.text ?? null;
  return {
    kind,
    message,
    match,
    params,
    status,
    retryAt,
    retryAfterMs,
    requestIp,
    lost,
    cancelReplace,
    part,
    template,
  };
}

/** The advice of an entry, as it holds for a call that changes state, or for one that only reads. */
export function adviceById(catalog: Catalog, id: string, language: Language, reads: boolean): AdviceWords {
  const found = catalog.advice.find((one) => one.id === id);
  if (found === undefined) throw new Error(`The catalog has no advice "${id}", although an entry names it`);
  const readOnlyText = inLanguage(found.readOnly?.text, language);
  const text = inLanguage(found.text, language);
  if (!reads) return { ...axesOf(found), text, readOnlyText };
  const retry = found.readOnly?.retry ?? (found.execution === "not-executed" ? found.retry : "after-delay");
  return { ...axesOf(found), execution: "not-executed", retry, text: readOnlyText ?? text, readOnlyText: null };
}

/** The same for advice that the parser chose. */
export function adviceInWords(catalog: Catalog, advice: Advice, language: Language): AdviceWords {
  const found = catalog.advice.find(({ id }) => id === advice.id);
  const readOnlyText = inLanguage(found?.readOnly?.text, language);
  const text = inLanguage(found?.text, language);
  if (advice.readOnly) return { ...axesOf(advice), text: readOnlyText ?? text, readOnlyText: null };
  return { ...axesOf(advice), text, readOnlyText };
}

function axesOf({ id, execution, retry, scope }: Omit<AdviceWords, "text" | "readOnlyText">) {
  return { id, execution, retry, scope };
}
