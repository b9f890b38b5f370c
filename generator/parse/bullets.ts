import type { Locale } from "../model.ts";
import { countHan, countProse, localeOf } from "./language.ts";
import type { LocaleText } from "./parsed-page.ts";

/** Where the translation begins within one bullet, and where that was seen. */
const SEAMS: readonly { readonly pattern: RegExp; readonly seen: string }[] = [
  {
    pattern: /\s{0,10}[*•]\s{1,10}(?=\p{Script=Han})/u,
    seen: "`… orders per %s.  * 新订单太多；…`: a list mark that is no longer one",
  },
  { pattern: /\n/u, seen: "a line break between the two languages" },
  { pattern: /(?<=[.!?。！？])\s{0,10}(?:[/|]\s{0,10})?(?=\p{Script=Han})/u, seen: "`Invalid symbol. 无效的交易对。`" },
];

/** A bullet's text in its language; two texts where it holds its own translation. */
export function splitBullet(text: string): readonly LocaleText[] {
  if (countHan(text) > 0) {
    for (const { pattern } of SEAMS) {
      const parts = splitAt(text, pattern);
      if (parts !== null) return parts;
    }
  }
  return [{ text, locale: localeOf(text) }];
}

/** Only between English, free of Chinese, and Chinese: a seam within one language is none. */
function splitAt(text: string, pattern: RegExp): readonly LocaleText[] | null {
  const seam = pattern.exec(text);
  if (seam === null) return null;
  const left = text.slice(0, seam.index).trim();
  const right = text.slice(seam.index + seam[0].length).trim();
  const isPair = (english: string, chinese: string): boolean =>
    countHan(english) === 0 && countProse(english) >= 2 && localeOf(chinese) === "zh-CN";
  if (left === "" || right === "") return null;
  if (isPair(left, right)) return pair(left, "en", right, "zh-CN");
  return isPair(right, left) ? pair(left, "zh-CN", right, "en") : null;
}

function pair(left: string, leftLocale: Locale, right: string, rightLocale: Locale): readonly LocaleText[] {
  return [
    { text: left, locale: leftLocale },
    { text: right, locale: rightLocale },
  ];
}
