import type { Template } from "../result.ts";
import { idOfWords, segmentsText } from "./message-id.ts";
import { type Message, NO_VALUES } from "./message.ts";

/** The catalog's wording as the answer shows it; of a message without parameters it is made only once. */
export function templateOf(message: Message, values: readonly string[]): Template {
  const template = (message.template ??= Object.freeze({
    id: message.givenId ?? idOfWords(message.segments),
    text: message.literal ?? segmentsText(message.segments),
    code: message.entry.code,
    values: NO_VALUES,
  }));
  if (values.length === 0) return template;
  return Object.freeze({ id: template.id, text: template.text, code: template.code, values: Object.freeze(values) });
}
