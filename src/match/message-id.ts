import { type Message, NO_VALUES } from "../model/message.ts";
import type { Template } from "../result.ts";
import type { Segment } from "./template.ts";

const MAX_LENGTH = 60;

/** The catalog's text of a message, placeholders verbatim. */
export function segmentsText(segments: readonly Segment[]): string {
  let text = "";
  for (const segment of segments) text += typeof segment === "string" ? segment : segment.placeholder;
  return text;
}

/**
 * Id of a message, unique under its code. Most ids follow from the literal words by the generator's rule (lower-case
 * words joined by hyphens, cut at a word when long); tables omit these.
 */
export function idOfWords(segments: readonly Segment[]): string {
  const words = segments
    .filter((segment) => typeof segment === "string")
    .join(" ")
    .normalize("NFKD")
    .toLowerCase()
    // Escaped: one such character makes the engine store a whole bundle as a two-byte string.
    .replace(/[\u2019']/gu, "")
    .match(/[a-z0-9]+/gu);
  if (words === null) return "message";
  let id = "";
  for (const word of words) {
    if (id.length + 1 + word.length > MAX_LENGTH) break;
    id = id === "" ? word : `${id}-${word}`;
  }
  return id === "" ? words[0].slice(0, MAX_LENGTH) : id;
}

function idOf({ givenId, segments }: Message): string {
  if (givenId === null) return idOfWords(segments);
  return /^-\d{1,9}$/.test(givenId) ? idOfWords(segments) + givenId : givenId;
}

/** The catalog's wording for the answer; for a message without parameters it is made once. */
export function templateOf(message: Message, values: readonly string[]): Template {
  const template = (message.template ??= Object.freeze({
    id: idOf(message),
    text: message.literal ?? segmentsText(message.segments),
    code: message.entry.code,
    values: NO_VALUES,
  }));
  if (values.length === 0) return template;
  return Object.freeze({ id: template.id, text: template.text, code: template.code, values: Object.freeze(values) });
}
