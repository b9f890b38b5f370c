import { LABEL_WORDS, type LabelWords } from "../../../src/words/labels.ts";
import type { Locale } from "../../model.ts";

export const ENGLISH_WORDS: DocWords = {
  ...LABEL_WORDS.en,
  locale: "en",
  otherLanguage: "中文",
  index: "All families",
  colon: ": ",
  brackets: (text) => ` (${text})`,
  heading: (title) => `${title}: error codes`,
  basePath: "Base path",
  codes: (count) => (count === 1 ? "1 code" : `${String(count)} codes`),
  retiredCodes: (count) => `${String(count)} retired`,
  contents: "Contents",
  otherCodes: "Other codes",
  sharedMessages: "Messages that several codes share",
  alsoMessagesOf: (link) => `Also the messages of ${link}.`,
  arrivesUnder: "Arrives under",
  parameters: "Parameters",
  translation: "Chinese",
  since: "On Binance's page since",
  products: "Only",
  officialPage: "Binance's page",
  readOnlyAdvice: "A call that only reads",
};

export const CHINESE_WORDS: DocWords = {
  ...LABEL_WORDS["zh-CN"],
  locale: "zh-CN",
  otherLanguage: "English",
  index: "全部产品线",
  colon: "：",
  brackets: (text) => `（${text}）`,
  heading: (title) => `${title}：错误代码`,
  basePath: "基础路径",
  codes: (count) => `${String(count)} 个代码`,
  retiredCodes: (count) => `${String(count)} 个已下线`,
  contents: "目录",
  otherCodes: "其他代码",
  sharedMessages: "多个代码共用的消息",
  alsoMessagesOf: (link) => `另见 ${link} 中的消息。`,
  arrivesUnder: "对应代码",
  parameters: "参数",
  translation: "中文",
  since: "收录于币安文档的日期",
  products: "仅适用于",
  officialPage: "币安文档",
  readOnlyAdvice: "只读请求",
};

/** The words of the reference documents in each language. */
export interface DocWords extends LabelWords {
  readonly locale: Locale;
  readonly otherLanguage: string;
  readonly index: string;
  readonly colon: string;
  readonly brackets: (text: string) => string;
  readonly heading: (title: string) => string;
  readonly basePath: string;
  readonly codes: (count: number) => string;
  readonly retiredCodes: (count: number) => string;
  readonly contents: string;
  readonly otherCodes: string;
  readonly sharedMessages: string;
  readonly alsoMessagesOf: (link: string) => string;
  readonly arrivesUnder: string;
  readonly parameters: string;
  readonly translation: string;
  readonly since: string;
  readonly products: string;
  readonly officialPage: string;
  readonly readOnlyAdvice: string;
}
