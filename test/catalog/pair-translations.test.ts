import { describe, expect, it } from "vitest";
import { pairTranslations } from "../../generator/catalog/pair-translations.ts";
import type { LocaleText } from "../../generator/parse/parsed-page.ts";

const en = (text: string): LocaleText => ({ text, locale: "en" });
const zh = (text: string): LocaleText => ({ text, locale: "zh-CN" });

interface Case {
  readonly title: string;
  readonly english: readonly string[];
  readonly page: readonly LocaleText[];
  readonly bilingual: boolean;
  readonly translations: readonly (string | undefined)[];
  readonly extraMessages?: readonly string[];
  readonly extraTranslations?: readonly string[];
}

const CASES: readonly Case[] = [
  {
    title: "bilingual EN-zh-EN-zh",
    english: ["A first.", "B second."],
    page: [en("A first."), zh("第一"), en("B second."), zh("第二")],
    bilingual: true,
    translations: ["第一", "第二"],
  },
  {
    title: "bilingual EN-EN-zh-zh",
    english: ["A first.", "B second."],
    page: [en("A first."), en("B second."), zh("第一"), zh("第二")],
    bilingual: true,
    translations: ["第一", "第二"],
  },
  {
    title: "bilingual EN-zh-EN: the last has no translation (-1008)",
    english: ["Overloaded.", "Request throttled by protection."],
    page: [en("Overloaded."), zh("过载"), en("Request throttled by protection.")],
    bilingual: true,
    translations: ["过载", undefined],
  },
  {
    title: "bilingual, but the English page lists only the second message",
    english: ["B second."],
    page: [en("A first thing."), zh("第一"), en("B second."), zh("第二")],
    bilingual: true,
    translations: ["第二"],
    extraMessages: ["A first thing."],
  },
  {
    title: "bilingual with a typo in one of the two English texts (occured)",
    english: ["An unknown error occurred while processing the request."],
    page: [en("An unknown error occured while processing the request."), zh("未知错误")],
    bilingual: true,
    translations: ["未知错误"],
  },
  {
    title: "bilingual: EN, zh where the English page has two, the first gets it",
    english: ["A first.", "B second."],
    page: [en("A first."), zh("第一")],
    bilingual: true,
    translations: ["第一", undefined],
  },
  {
    title: "Chinese alone on a bilingual page (portfolio margin -5021)",
    english: ["A first."],
    page: [zh("第一")],
    bilingual: true,
    translations: ["第一"],
  },
  {
    title: "Chinese before English (portfolio margin -51007)",
    english: ["A first."],
    page: [zh("第一"), en("A first.")],
    bilingual: true,
    translations: ["第一"],
  },
  {
    title: "both languages on a monolingual page (sapi -18002)",
    english: ["A first."],
    page: [en("A first."), zh("第一")],
    bilingual: false,
    translations: ["第一"],
  },
  {
    title: "monolingual by order",
    english: ["A first.", "B second."],
    page: [zh("第一"), zh("第二")],
    bilingual: false,
    translations: ["第一", "第二"],
  },
  {
    title: "monolingual with a bullet left in English",
    english: ["A first.", "B second."],
    page: [en("A first."), zh("第二")],
    bilingual: false,
    translations: [undefined, "第二"],
  },
  {
    title: "monolingual and shorter: as many placeholders decide",
    english: ["Too many.", "Too many; limit is %s.", "Banned until %s."],
    page: [zh("太多"), zh("被禁到 ％s")],
    bilingual: false,
    translations: ["太多", "被禁到 ％s", undefined],
  },
  {
    title: "monolingual and longer: what is left over is kept",
    english: ["A first."],
    page: [zh("第一"), zh("还有")],
    bilingual: false,
    translations: ["第一"],
    extraTranslations: ["还有"],
  },
];

describe("pairTranslations", () => {
  it.each(CASES)("$title", ({ english, page, bilingual, translations, extraMessages = [], extraTranslations = [] }) => {
    const paired = pairTranslations(english, page, bilingual);
    expect(paired.translations).toEqual(translations);
    expect(paired.extraMessages.map(({ text }) => text)).toEqual(extraMessages);
    expect(paired.extraTranslations).toEqual(extraTranslations);
  });
});
