import { duration, moment } from "../text/duration.ts";
import type { Row, RowText } from "../text/rows.ts";
import type { Block, Said } from "./block.ts";
import type { Look } from "./look.ts";
import type { Words } from "./words.ts";

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
