import { type BinanceErrorInfo, type ErrorDescription, type FamilyId, lookup, parseErrors } from "../../src/index.ts";
import { findErrors, readQuery } from "../../src/explain/find.ts";

export interface ExplainOptions {
  readonly family: FamilyId | null;
  /** The failed call only reads. */
  readonly reads: boolean;
}

/** Kind of the input: empty, a bare code or name with its entries, errors, or unknown. */
export type Explanation =
  | { readonly kind: "empty" }
  | { readonly kind: "entries"; readonly entries: readonly ErrorDescription[] }
  | { readonly kind: "errors"; readonly errors: readonly BinanceErrorInfo[]; readonly more: number }
  | { readonly kind: "unknown" };

/** Maximum number of shown errors. */
const MAX_ERRORS = 20;

/** Explains what a person pastes: a body, a client's error, lines of a log, a code or a name. */
export function explainInput(input: string, options: ExplainOptions): Explanation {
  const text = input.trim();
  if (text === "") return { kind: "empty" };
  const entries = bareEntries(text, options.family);
  if (entries.length > 0) return { kind: "entries", entries };
  const errors = errorsIn(text, options);
  if (errors.length === 0) return { kind: "unknown" };
  return { kind: "errors", errors: errors.slice(0, MAX_ERRORS), more: Math.max(0, errors.length - MAX_ERRORS) };
}

/** Entries of a bare code (`1021` means -1021 unless that code exists), of a name, or of a part of names. */
function bareEntries(text: string, family: FamilyId | null): readonly ErrorDescription[] {
  const only = family ?? undefined;
  const query = readQuery(text);
  if (query.kind === "code") {
    const found = lookup(query.code, only);
    return found.length > 0 || query.code < 0 ? found : lookup(-query.code, only);
  }
  if (query.kind === "text") return [];
  const named = lookup(query.name, only);
  return named.length > 0 || query.name.length < 4 ? named : namedLike(query.name.toUpperCase(), only);
}

function namedLike(part: string, family: FamilyId | undefined): readonly ErrorDescription[] {
  return lookup(undefined, family)
    .filter(({ name }) => name.toUpperCase().includes(part))
    .slice(0, MAX_ERRORS);
}

/** `418` is an HTTP status unless it is a code. */
function errorsIn(text: string, { family, reads }: ExplainOptions): readonly BinanceErrorInfo[] {
  const context = { ...(family === null ? {} : { family }), ...(reads ? { changesState: false } : {}) };
  const query = readQuery(text);
  if (query.kind !== "code") return findErrors(text, context);
  const isStatus = query.code >= 400 && query.code < 600;
  return isStatus ? parseErrors(null, { ...context, status: query.code }) : [];
}

/** Possible entries of an error: of its family, or of all candidates. */
export function entriesOf(error: BinanceErrorInfo): readonly ErrorDescription[] {
  const code = error.code ?? error.template?.code;
  if (code === undefined) return [];
  const families = error.family === null ? error.candidates : [error.family];
  return families.flatMap((family) => {
    const entries = lookup(code, family);
    const named = entries.filter(({ name }) => name === error.name);
    return named.length > 0 ? named : entries;
  });
}

/** The words for one answer. */
export interface Texts {
  /** What happened and what to do. */
  readonly advice: (subject: Pick<ErrorDescription, "advice">) => string | null;
  /** The message in the page's language, with its values, and the page's notes on it. */
  readonly message: (error: BinanceErrorInfo) => {
    readonly translation: string | null;
    readonly explanation: string | null;
  };
}

/** Loads only the words of these errors and entries. */
export async function loadTexts(
  loaders: TextLoaders,
  errors: readonly BinanceErrorInfo[],
  entries: readonly ErrorDescription[],
): Promise<Texts> {
  const [advice, messages] = await Promise.all([
    loadAdvice(
      loaders,
      [...errors, ...entries].map((subject) => subject.advice.id),
    ),
    Promise.all(errors.map((error) => loadMessages(loaders, error))),
  ]);
  const byError = new Map(errors.map((error, index) => [error, messages[index]]));
  return {
    advice: ({ advice: { id, readOnly } }) => {
      const texts = advice.get(id);
      return texts === undefined ? null : readOnly ? (texts[1] ?? texts[0]) : texts[0];
    },
    message: (error) => messageTexts(error, byError.get(error)),
  };
}

async function loadAdvice(
  { advice }: TextLoaders,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AdviceShard[string]>> {
  const shards = [...new Set(ids.map(adviceShard))].flatMap((shard) => advice[shard] ?? []);
  const loaded = await Promise.all(shards.map((load) => load()));
  return new Map(loaded.flatMap((module) => Object.entries(module.default)));
}

/** The first candidate is enough: all have the same text. */
async function loadMessages(
  { messages }: TextLoaders,
  { family, candidates, template }: BinanceErrorInfo,
): Promise<MessageShard | undefined> {
  const speaker = family ?? candidates[0];
  if (speaker === undefined || template === null) return undefined;
  const module = await messages[speaker]?.[messageShard(template.code)]?.();
  return module?.default;
}

function messageTexts({ template }: BinanceErrorInfo, shard: MessageShard | undefined): ReturnType<Texts["message"]> {
  const texts = template === null ? undefined : shard?.[messageKey(template.code, template.id)];
  if (template === null || texts === undefined) return { translation: null, explanation: null };
  const [translation, explanation] = texts;
  return { translation: translation === null ? null : withValues(translation, template.values), explanation };
}

/** Placeholders of the pages. */
const PLACEHOLDER = /'[%\uff05]s'\.\.\.|[%\uff05][sdb](?![a-wyzA-Z])|\{[A-Za-z0-9_]+\}/gu;

/** Replaces the placeholders by the values, if there are equally many of both. */
function withValues(translation: string, values: readonly string[]): string {
  if ((translation.match(PLACEHOLDER) ?? []).length !== values.length) return translation;
  let index = 0;
  return translation.replace(PLACEHOLDER, () => values[index++] ?? "");
}

/**
 * The words of the explainer come in small files, and an answer needs one or two of them; together they would be a
 * third of the page's scripts. Build and browser share these names of files.
 */
export const ADVICE_SHARDS = 16;
export const MESSAGE_SHARDS = 8;

export function adviceShard(id: string): number {
  let sum = 0;
  for (let index = 0; index < id.length; index += 1) sum += id.charCodeAt(index);
  return sum % ADVICE_SHARDS;
}

export function messageShard(code: number): number {
  return Math.abs(code) % MESSAGE_SHARDS;
}

export function messageKey(code: number, id: string): string {
  return `${String(code)} ${id}`;
}

/** By advice id: what to do, and what to do if the call only reads. */
export type AdviceShard = Readonly<Record<string, readonly [text: string, readOnly?: string]>>;
/** By code and message id: the message's translation and the page's notes on it. */
export type MessageShard = Readonly<Record<string, readonly [translation: string | null, explanation: string | null]>>;

export interface TextLoaders {
  readonly advice: readonly (() => Promise<{ readonly default: AdviceShard }>)[];
  /** By family. */
  readonly messages: Readonly<Record<string, readonly (() => Promise<{ readonly default: MessageShard }>)[]>>;
}
