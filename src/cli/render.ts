import { type RenderOptions, familiesText, listedRows, saidRows } from "./render-rows.ts";
import type { Block, Explanation, Suggestion } from "../explain/explanation.ts";
import { printable } from "../text/printable.ts";
import { type Words, wordsOf } from "../words/explain.ts";
import { type Row, cutTo, displayWidth, padEnd, padStart, renderRows, wrap } from "./text.ts";

const SHOWN_PAGES = 2;

/** Renders an explanation for a terminal, block after block. */
export function renderExplanation({ blocks, more }: Explanation, options: RenderOptions): string {
  const words = wordsOf(options.language);
  const shown = blocks.map((block) => renderBlock(block, options, words)).join("\n");
  return more === 0 ? shown : `${shown}\n${words.moreErrors(more)}\n`;
}

function renderBlock(block: Block, options: RenderOptions, words: Words): string {
  const { title, notes, said, messages } = block;
  const rows: readonly Row[] = [
    { label: words.meaning, texts: title === null ? [] : [{ text: title }] },
    ...(said === null ? [] : saidRows(block, said, options, words)),
    ...listedRows(messages, block.families, options, words),
    { label: words.note, texts: notes.slice(0, options.all ? notes.length : 4).map((text) => ({ text })) },
    ...adviceRows(block, options, words),
    { label: words.page, texts: pageTexts(block, options, words) },
  ];
  return `${heading(block, options, words)}\n${renderRows(rows, options.width, options.paint)}`;
}

function heading(
  { code, name, families, said, retired }: Block,
  { paint, width }: RenderOptions,
  words: Words,
): string {
  const first = code === null ? withoutCode(said, words) : String(code);
  const second = name === null ? (code === null ? "" : words.notListed) : printable(name);
  const head = [paint("bold", first), name === null ? paint("yellow", second) : paint("cyan", second)]
    .filter((text) => text !== "")
    .join(" ");
  const notes = [familiesText(families, words), ...(retired === null ? [] : [words.retired(retired)])];
  const tail = notes.filter((text) => text !== "").join(" · ");
  if (tail === "") return head;
  const used = displayWidth([first, second].filter((text) => text !== "").join(" "));
  if (used + 3 + displayWidth(tail) <= width) return `${head} ${paint("dim", `· ${tail}`)}`;
  const lines = wrap(tail, width - 2).map((line) => `  ${paint("dim", line)}`);
  return [head, ...lines].join("\n");
}

function withoutCode(said: Block["said"], words: Words): string {
  if (said === null) return words.noCode;
  if (said.templateCodes.length > 0) return said.templateCodes.join(words.comma);
  if (said.status !== null) return `HTTP ${String(said.status)}`;
  return said.kind === "network" ? words.networkFailed : words.noCode;
}

function adviceRows({ advice }: Block, { paint }: RenderOptions, words: Words): readonly Row[] {
  const { execution, retry, scope, text, readOnlyText } = advice;
  const colour = execution === "not-executed" ? "green" : execution === "unknown" ? "red" : "yellow";
  return [
    {
      label: words.executionLabel,
      texts: [{ text: words.execution[execution], paint: (line) => paint(colour, line) }],
    },
    { label: words.retryLabel, texts: [{ text: words.retry[retry] }] },
    { label: words.scopeLabel, texts: [{ text: words.scope[scope] }] },
    { label: words.advice, texts: text === null ? [] : [{ text, paint: (line) => paint("bold", line) }] },
    { label: words.readOnly, texts: readOnlyText === null ? [] : [{ text: readOnlyText }] },
  ];
}

/** One page for each address; pages of further families mostly say the same. */
function pageTexts({ docs }: Block, { all, paint }: RenderOptions, words: Words): Row["texts"] {
  const urls = [...new Set(docs.map(({ url }) => url))];
  const shown = all || urls.length <= SHOWN_PAGES + 1 ? urls : urls.slice(0, SHOWN_PAGES);
  const rest = urls.length - shown.length;
  const dim = (line: string): string => paint("dim", line);
  return [...shown.map((text) => ({ text })), ...(rest === 0 ? [] : [{ text: words.morePages(rest), paint: dim }])];
}

/** The text for a query without a result. */
export function renderNothing(query: string, command: string | null, options: RenderOptions): string {
  const words = wordsOf(options.language);
  const hint = command === null ? "" : `${words.didYouMean}: binance-errors ${command}\n`;
  return `${words.nothing(cutTo(printable(query), options.width - 32))}\n${hint}`;
}

/** Suggestions: a line for each, with the message if a message was searched for. */
export function renderSuggestions(suggestions: readonly Suggestion[], options: RenderOptions): string {
  if (suggestions.length === 0) return "";
  const { paint, width } = options;
  const words = wordsOf(options.language);
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
