import type { Block, ListedMessage, Said } from "../explain/explanation.ts";
import { FAMILY_IDS } from "../explain/find.ts";
import type { FamilyId } from "../result.ts";
import type { Language } from "../words/axes.ts";
import type { Words } from "../words/explain.ts";
import type { Console } from "./help.ts";
import { type Row, type RowText, duration, moment } from "./text.ts";

export interface RenderOptions extends Pick<Console, "paint" | "width"> {
  readonly language: Language;
  /** Show long lists in full. */
  readonly all: boolean;
}

export function familiesText(families: readonly FamilyId[], words: Words): string {
  return families.length === FAMILY_IDS.length ? words.allFamilies : families.join(words.comma);
}

/** Numbers between these are read as epoch milliseconds, not as amounts. */
const EARLIEST = 1e12;
const LATEST = 4e12;

/** Rows for an error of the input. */
export function saidRows(
  { code }: Block,
  said: Said,
  { paint, language }: RenderOptions,
  words: Words,
): readonly Row[] {
  const { message, template, params, explanation, status } = said;
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
    { label: words.translation, texts: language === "en" ? [] : textOf(translationText(said, words) ?? "") },
    { label: words.meaning, texts: textOf(explanation ?? "") },
    { label: words.retryAt, texts: waitOf(said) },
  ];
}

function translationText(
  { translation, doubtful }: Pick<Said, "translation" | "doubtful">,
  words: Words,
): string | null {
  return translation === null || doubtful === null ? translation : `${translation}（${words.doubtful}）`;
}

function textOf(text: string): readonly RowText[] {
  return text === "" ? [] : [{ text }];
}

/** Said if the message identifies the error only in part, or not at all. */
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

const MAX_SHOWN = 6;

/** Rows for the messages that arrive under a code. */
export function listedRows(
  messages: Block["messages"],
  families: readonly FamilyId[],
  options: RenderOptions,
  words: Words,
): readonly Row[] {
  const current = options.all ? messages : messages.filter(({ isRetired }) => !isRetired);
  const candidates = current.length > 0 ? current : messages;
  const shown = options.all || candidates.length <= MAX_SHOWN + 1 ? candidates : candidates.slice(0, MAX_SHOWN);
  const texts = shown.flatMap((message) => messageTexts(message, families, options, words));
  const rest = candidates.length - shown.length;
  const dim = (line: string): string => options.paint("dim", line);
  return [
    {
      label: shown.length === 1 ? words.message : words.messages,
      texts: rest === 0 ? texts : [...texts, { text: words.more(rest), paint: dim, mark: "  " }],
    },
  ];
}

function messageTexts(
  message: ListedMessage,
  all: readonly FamilyId[],
  { paint, language, all: isLong }: RenderOptions,
  words: Words,
): readonly RowText[] {
  const { text, parameters, families, explanation, isRetired, advice } = message;
  const translation = translationText(message, words);
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
