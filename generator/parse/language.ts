import type { Locale } from "../model.ts";

const HAN = /\p{Script=Han}/gu;
/** Words of prose: not identifiers (`listenKey`, `MAX_NUM`), not letters within Chinese (`请使用websocket进行`). */
const PROSE = /(?<![\p{L}\p{N}_])[A-Z]?[a-z]+(?![\p{L}\p{N}_])/gu;
/** Fewer English words than this next to Chinese characters are loan words (`Reduce only 必须为true`). */
const FEWEST_PROSE_WORDS = 3;

export function countHan(text: string): number {
  return text.match(HAN)?.length ?? 0;
}

export function countProse(text: string): number {
  return text.match(PROSE)?.length ?? 0;
}

/**
 * Language of a text by its script. Chinese characters make it Chinese, except in English that a machine has
 * damaged: `Too many 参数 sent for this endpoint.`
 */
export function localeOf(text: string): Locale {
  const han = countHan(text);
  if (han === 0) return "en";
  const prose = countProse(text);
  return prose >= FEWEST_PROSE_WORDS && prose > han ? "en" : "zh-CN";
}
