import { adviceTexts } from "../generated/advice-texts.ts";
import { fieldsOf } from "./match/rows.ts";
import type { BinanceErrorInfo } from "./result.ts";

type Texts = ReadonlyMap<string, readonly [text: string, readOnly: string | undefined]>;
let texts: Texts | null = null;

/**
 * What happened and what to do, in one or two English sentences. Null for an error of a newer table. A separate module:
 * only importers of it load the texts.
 *
 * @example
 * console.log(adviceText(error));
 */
export function adviceText({ advice }: Pick<BinanceErrorInfo, "advice">): string | null {
  texts ??= readTexts();
  const found = texts.get(advice.id);
  if (found === undefined) return null;
  return advice.readOnly ? (found[1] ?? found[0]) : found[0];
}

function readTexts(): Texts {
  return new Map(
    adviceTexts.map((row) => {
      const [id = "", text = "", readOnly] = fieldsOf(row);
      return [id, [text, readOnly]];
    }),
  );
}
