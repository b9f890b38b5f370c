import { chineseTexts as adviceTexts } from "../generated/zh-CN/advice.ts";
import type { ChineseAdvice, ChineseError, ChineseFamily, ChineseMessage } from "../generated/zh-CN/format.ts";
import type { BinanceErrorInfo } from "./result.ts";

/** An error in Chinese. null = not on the pages. */
export interface ChineseExplanation {
  /** Heading of the page. */
  readonly title: string | null;
  /** The message, translated, with this error's values in it. */
  readonly message: string | null;
  /** The page's notes on the message. */
  readonly explanation: string | null;
  readonly notes: readonly string[];
  /** What happened and what to do. */
  readonly advice: string | null;
}

export type Explainer = (error: BinanceErrorInfo) => ChineseExplanation | null;

/** Placeholders of the pages; see generator/template/tokenise.ts. */
const PLACEHOLDER = /'[%\uff05]s'\.\.\.|[%\uff05][sdb](?![a-wyzA-Z])|\{[A-Za-z0-9_]+\}/gu;

/** Makes the explainer of a family. It reads its texts at the first call. */
export function createExplainer(makeTexts: () => ChineseFamily): Explainer {
  let texts: ChineseFamily | null = null;
  return (error) => {
    texts ??= makeTexts();
    if (
      error.family === null ? !error.candidates.some((one) => one === texts?.family) : error.family !== texts.family
    ) {
      return null;
    }
    const entry = entryOf(texts, error);
    const message = messageOf(texts, entry, error);
    return {
      title: entry?.title ?? null,
      message: message?.translation === undefined ? null : filled(message.translation, error.template?.values ?? []),
      explanation: message?.explanation ?? null,
      notes: entry?.notes ?? [],
      advice: chineseAdvice(error),
    };
  };
}

let advice: ReadonlyMap<string, ChineseAdvice> | null = null;

/** What happened and what to do, in Chinese, for any family. */
function chineseAdvice(error: Pick<BinanceErrorInfo, "advice">): string | null {
  advice ??= new Map(adviceTexts().map((one) => [one.id, one]));
  const found = advice.get(error.advice.id);
  if (found === undefined) return null;
  return error.advice.readOnly ? (found.readOnly ?? found.text) : found.text;
}

function entryOf(texts: ChineseFamily, error: BinanceErrorInfo): ChineseError | undefined {
  return (
    texts.errors.find(({ code, name }) => code === error.code && name === error.name) ??
    texts.errors.find(({ code }) => code === error.code)
  );
}

function messageOf(
  texts: ChineseFamily,
  entry: ChineseError | undefined,
  { template }: BinanceErrorInfo,
): ChineseMessage | undefined {
  if (template === null) return undefined;
  const tables = texts.tables.filter(({ codes }) => codes.includes(template.code));
  const owner = entry?.code === template.code ? entry : texts.errors.find(({ code }) => code === template.code);
  const messages = [...(owner?.messages ?? []), ...tables.flatMap((table) => table.messages ?? [])];
  return messages.find(({ id }) => id === template.id);
}

/** Replaces the placeholders by the values, if there are equally many of both. */
function filled(translation: string, values: readonly string[]): string {
  if ((translation.match(PLACEHOLDER) ?? []).length !== values.length) return translation;
  let index = 0;
  return translation.replace(PLACEHOLDER, () => values[index++] ?? "");
}
