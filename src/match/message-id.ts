import type { Message, Segment } from "./message.ts";

const MAX_LENGTH = 60;
const ids = new WeakMap<Message, string>();

/** Id of a message, unique under its code. Most follow from the literal words, and tables leave those out. */
export function messageId(message: Message): string {
  if (message.givenId !== null) return message.givenId;
  const known = ids.get(message);
  if (known !== undefined) return known;
  const id = idOfWords(message.segments);
  ids.set(message, id);
  return id;
}

/** The catalog's text of a message, placeholders verbatim. */
export function messageText(message: Message): string {
  if (message.literal !== null) return message.literal;
  let text = "";
  for (const segment of message.segments) text += typeof segment === "string" ? segment : segment.placeholder;
  return text;
}

/** The same rule as the generator's: lower-case words joined by hyphens, cut at a word when long. */
function idOfWords(segments: readonly Segment[]): string {
  const words = segments
    .filter((segment) => typeof segment === "string")
    .join(" ")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[’']/gu, "")
    .match(/[a-z0-9]+/gu);
  if (words === null) return "message";
  let id = "";
  for (const word of words) {
    if (id.length + 1 + word.length > MAX_LENGTH) break;
    id = id === "" ? word : `${id}-${word}`;
  }
  return id === "" ? words[0].slice(0, MAX_LENGTH) : id;
}
