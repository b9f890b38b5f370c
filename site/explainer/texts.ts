import type { BinanceErrorInfo, ErrorDescription } from "../../src/index.ts";
import {
  adviceShard,
  type AdviceShard,
  messageKey,
  messageShard,
  type MessageShard,
  type TextLoaders,
} from "./shards.ts";

/** The words for one answer. */
export interface Texts {
  /** What happened and what to do. */
  readonly advice: (subject: Pick<ErrorDescription, "advice">) => string | null;
  /** The message in the page's language, with its values, and what the page says about it. */
  readonly message: (error: BinanceErrorInfo) => {
    readonly translation: string | null;
    readonly explanation: string | null;
  };
}

/** Loads the words that these errors and entries need, and no others. */
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
  const shards = [...new Set(ids.map(adviceShard))].map((shard) => advice[shard]);
  const loaded = await Promise.all(shards.map((load) => load?.()));
  return new Map(loaded.flatMap((module) => (module === undefined ? [] : Object.entries(module.default))));
}

/** The first candidate speaks for all: they agree on the text. */
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

/** What the pages use to stand for a value. */
const PLACEHOLDER = /'[%\uff05]s'\.\.\.|[%\uff05][sdb](?![a-wyzA-Z])|\{[A-Za-z0-9_]+\}/gu;

/** The values in place of the placeholders, where there are as many of the one as of the other. */
function withValues(translation: string, values: readonly string[]): string {
  if ((translation.match(PLACEHOLDER) ?? []).length !== values.length) return translation;
  let index = 0;
  return translation.replace(PLACEHOLDER, () => values[index++] ?? "");
}
