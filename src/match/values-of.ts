import { cutValues } from "./match-template.ts";
import { type Match, NO_VALUES } from "./message.ts";

/** Raw values of what was matched in a text. A caller who never asks does not pay for cutting them. */
export function valuesOf({ message, values }: Match, text: string): readonly string[] {
  return values ?? (message === null ? NO_VALUES : cutValues(message.plan, text));
}
