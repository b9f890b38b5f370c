import type { FamilyId } from "../../result.ts";
import type { Row, RowText } from "../text/rows.ts";
import type { Block, ListedMessage } from "./block.ts";
import { familiesText, type Look } from "./look.ts";
import type { Words } from "./words.ts";

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
