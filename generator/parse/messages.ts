import type { Locale } from "../model.ts";
import { countHan, countProse, localeOf } from "./identify.ts";
import type { LocaleText } from "./parsed-page.ts";

/** Start of the translation within one bullet, with an example of each form. */
const SEAMS: readonly { readonly pattern: RegExp; readonly seen: string }[] = [
  {
    pattern: /\s{0,10}[*•]\s{1,10}(?=\p{Script=Han})/u,
    seen: "`… orders per %s.  * 新订单太多；…`: a list mark inside the text",
  },
  { pattern: /\n/u, seen: "a line break between the two languages" },
  { pattern: /(?<=[.!?。！？])\s{0,10}(?:[/|]\s{0,10})?(?=\p{Script=Han})/u, seen: "`Invalid symbol. 无效的交易对。`" },
];

/** A bullet's text with its language; two texts if it includes its translation. */
export function splitBullet(text: string): readonly LocaleText[] {
  if (countHan(text) > 0) {
    for (const { pattern } of SEAMS) {
      const parts = splitAt(text, pattern);
      if (parts !== null) return parts;
    }
  }
  return [{ text, locale: localeOf(text) }];
}

/** Split only between English text without Chinese characters and Chinese text. */
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

const OPEN = '"“„';
const CLOSE = '"”“';

/**
 * The messages in a table cell: the quotes around them belong to the page. Two if the cell is `"A" / "B"`. Quotes are
 * often unbalanced: `"FIX API trading is not enabled.`, `"…; rejecting".`
 */
export function readMessageCell(cell: string): readonly string[] {
  const text = cell.trim();
  const several = text.split(new RegExp(`(?<=[${CLOSE}]\\.?)\\s*(?:/|,|，|、|\\bor\\b|或)\\s*(?=[${OPEN}])`, "u"));
  return several.map(withoutQuotes).filter((message) => message !== "");
}

/** Removes quotes only if the text begins with one, so that `Order "%s" not found` keeps its quotes. */
function withoutQuotes(cell: string): string {
  const text = cell.trim();
  const opens = text !== "" && OPEN.includes(text.charAt(0));
  const closing = new RegExp(`[${CLOSE}]([.。]?)$`, "u");
  if (opens) return text.slice(1).replace(closing, "$1").trim();
  const quotes = text.match(new RegExp(`[${OPEN}${CLOSE}]`, "gu"))?.length;
  return quotes === 1 ? text.replace(closing, "$1").trim() : text;
}

/**
 * Bullets that explain and are never sent. Everything else in a list is a message, even a bare name: the API sends
 * `NEW_ORDER_REJECTED`. If no rule can decide, overlays/roles.json does later.
 */
interface ExplanationRule {
  readonly begins: RegExp;
  readonly why: string;
}

const EXPLANATIONS: readonly ExplanationRule[] = [
  {
    begins: /^This (?:error )?code is sent when\b/iu,
    why: "spot -2021, -2022 and the reject table: says when, not what",
  },
  { begins: /^收到该错误码代表|^(?:这个|此)错误代码是由/u, why: "the same in Chinese" },
  { begins: /^This replaces (?:the )?error code\b/iu, why: "sapi -1099: history of the code" },
  { begins: /^替换(?:了)?错误代码/u, why: "the same in Chinese" },
  { begins: /^Potential error messages can be found\b/iu, why: "spot -1013: points at the filter and reject tables" },
  { begins: /^潜在的错误(?:信息|消息)可以在|^可能的错误(?:信息|消息)/u, why: "the same in Chinese" },
  { begins: /^The request is rejected by the API\. \(i\.e\./iu, why: "spot -1013: describes the kind of rejection" },
  { begins: /^请求被\s*API\s*拒绝\s*[（(]/iu, why: "the same in Chinese" },
  {
    begins: /^If the order type (?:provided|for)\b/iu,
    why: "spot -1158, -1160: conditions under which the error comes",
  },
  {
    begins:
      /^Please refer to\b|^(?:Refer to|See) \S+ (?:for|to)\b|^For (?:more )?(?:details|information),? (?:see|refer)\b/iu,
    why: "points to another page",
  },
  { begins: /^(?:请参考|详情请参考|参见|详见)/u, why: "the same in Chinese" },
];

export function isExplanation(text: string): boolean {
  return EXPLANATIONS.some(({ begins }) => begins.test(text));
}
