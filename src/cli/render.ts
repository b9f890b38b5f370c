import { type Look, familiesText } from "../explain/explain.ts";
import { listedRows, saidRows } from "../explain/rows.ts";
import type { BinanceErrorInfo, Execution, FamilyId, Retry, Scope } from "../result.ts";
import { printable } from "../text/printable.ts";
import { type Words, wordsOf } from "../words/explain.ts";
import { type Row, displayWidth, renderRows, wrap } from "./text.ts";

const SHOWN_PAGES = 2;

/** An explanation as a person reads it, block after block. */
export function renderExplanation({ blocks, more }: Explanation, look: Look): string {
  const words = wordsOf(look.language);
  const shown = blocks.map((block) => renderBlock(block, look, words)).join("\n");
  return more === 0 ? shown : `${shown}\n${words.moreErrors(more)}\n`;
}

function renderBlock(block: Block, look: Look, words: Words): string {
  const { title, notes, said, messages } = block;
  const rows: readonly Row[] = [
    { label: words.meaning, texts: title === null ? [] : [{ text: title }] },
    ...(said === null ? [] : saidRows(block, said, look, words)),
    ...listedRows(messages, block.families, look, words),
    { label: words.note, texts: notes.slice(0, look.all ? notes.length : 4).map((text) => ({ text })) },
    ...adviceRows(block, look, words),
    { label: words.page, texts: pageTexts(block, look, words) },
  ];
  return `${heading(block, look, words)}\n${renderRows(rows, look.width, look.paint)}`;
}

function heading({ code, name, families, said, retired }: Block, { paint, width }: Look, words: Words): string {
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

function adviceRows({ advice }: Block, { paint }: Look, words: Words): readonly Row[] {
  const { execution, retry, scope, text, readOnlyText } = advice;
  const colour = execution === "not-executed" ? "green" : execution === "unknown" ? "red" : "yellow";
  return [
    { label: words.executed, texts: [{ text: words.execution[execution], paint: (line) => paint(colour, line) }] },
    { label: words.sendAgain, texts: [{ text: words.retry[retry] }] },
    { label: words.concerns, texts: [{ text: words.scope[scope] }] },
    { label: words.advice, texts: text === null ? [] : [{ text, paint: (line) => paint("bold", line) }] },
    { label: words.readOnly, texts: readOnlyText === null ? [] : [{ text: readOnlyText }] },
  ];
}

/** One page for each address; those of families beyond the first are mostly more of the same. */
function pageTexts({ docs }: Block, { all, paint }: Look, words: Words): Row["texts"] {
  const urls = [...new Set(docs.map(({ url }) => url))];
  const shown = all || urls.length <= SHOWN_PAGES + 1 ? urls : urls.slice(0, SHOWN_PAGES);
  const rest = urls.length - shown.length;
  const dim = (line: string): string => paint("dim", line);
  return [...shown.map((text) => ({ text })), ...(rest === 0 ? [] : [{ text: words.morePages(rest), paint: dim }])];
}

/** One answer: what an error means, for all the families that agree on it. Null is what nobody knows. */
export interface Block {
  readonly code: number | null;
  readonly name: string | null;
  readonly families: readonly FamilyId[];
  /** Heading of Binance's page where it says more than the name. */
  readonly title: string | null;
  /** What the input says; null where only a code or name was asked for. */
  readonly said: Said | null;
  readonly messages: readonly ListedMessage[];
  /** What Binance's page explains. */
  readonly notes: readonly string[];
  readonly advice: AdviceWords;
  readonly docs: readonly DocsLink[];
  readonly since: string | null;
  readonly retired: string | null;
}

/** What one error of the input says, beyond its code. */
export interface Said extends Pick<
  BinanceErrorInfo,
  | "kind"
  | "message"
  | "match"
  | "params"
  | "status"
  | "retryAt"
  | "retryAfterMs"
  | "requestIp"
  | "lost"
  | "cancelReplace"
  | "part"
> {
  /** The catalog's wording that the message has. */
  readonly template: string | null;
  /** Codes that the catalog has this wording under, where the message came without one or under another. */
  readonly templateCodes: readonly number[];
  readonly translation: string | null;
  readonly explanation: string | null;
}

export interface ListedMessage {
  readonly text: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  readonly translation: string | null;
  readonly explanation: string | null;
  /** Families that have it, of those of the block. */
  readonly families: readonly FamilyId[];
  /** Whether Binance's page has dropped it everywhere. */
  readonly isRetired: boolean;
  /** What to do about this message, where it is not what the code's advice says. */
  readonly advice: AdviceWords | null;
}

export interface AdviceWords {
  readonly id: string;
  readonly execution: Execution;
  readonly retry: Retry;
  readonly scope: Scope;
  readonly text: string | null;
  /** What holds for a call that only reads, where that differs. */
  readonly readOnlyText: string | null;
}

export interface DocsLink {
  readonly family: FamilyId;
  readonly url: string;
}

export interface Suggestion {
  readonly code: number;
  readonly name: string;
  readonly families: readonly FamilyId[];
  /** The near message, where it was a message that was looked for. */
  readonly message: string | null;
}

export interface Explanation {
  readonly query: string;
  readonly isKnown: boolean;
  readonly blocks: readonly Block[];
  /** Further errors of the input, which are not shown. */
  readonly more: number;
  readonly suggestions: readonly Suggestion[];
}
