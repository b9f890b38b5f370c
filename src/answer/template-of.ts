import { messageId, messageText } from "../match/message-id.ts";
import type { Match } from "../match/message.ts";
import type { Template } from "../result.ts";

/** The catalog's wording of a match, or null where the text was not recognised. */
export function templateOf({ message, values }: Match): Template | null {
  if (message === null) return null;
  return Object.freeze({ id: messageId(message), text: messageText(message), code: message.entry.code, values });
}
