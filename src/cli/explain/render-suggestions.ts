import { printable } from "../text/printable.ts";
import { cutTo, padEnd, padStart } from "../text/width.ts";
import type { Suggestion } from "./block.ts";
import { familiesText, type Look } from "./look.ts";
import { wordsOf } from "./words.ts";

/** What is printed where nothing was found. */
export function renderNothing(query: string, command: string | null, look: Look): string {
  const words = wordsOf(look.language);
  const hint = command === null ? "" : `${words.didYouMean}: binance-errors ${command}\n`;
  return `${words.nothing(cutTo(printable(query), look.width - 32))}\n${hint}`;
}

/** What somebody may have meant: a line for each, and the message where a message was looked for. */
export function renderSuggestions(suggestions: readonly Suggestion[], look: Look): string {
  if (suggestions.length === 0) return "";
  const { paint, width } = look;
  const words = wordsOf(look.language);
  const codeWidth = Math.max(...suggestions.map(({ code }) => String(code).length));
  const nameWidth = Math.max(...suggestions.map(({ name }) => name.length));
  const start = codeWidth + 4;
  const lines = suggestions.flatMap(({ code, name, families, message }) => {
    const isShort = start + nameWidth + 2 < width - 20;
    const rest = isShort ? width - start - nameWidth - 2 : width - start - name.length - 2;
    const where = paint("dim", cutTo(familiesText(families, words), Math.max(12, rest)));
    const head = `  ${paint("bold", padStart(String(code), codeWidth))}  ${paint("cyan", padEnd(name, isShort ? nameWidth : 0))}  ${where}`;
    return message === null ? [head] : [head, " ".repeat(start) + cutTo(printable(message), width - start)];
  });
  return `${words.didYouMean}\n${lines.join("\n")}\n`;
}
