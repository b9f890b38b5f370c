import { AXIS_WORDS, type AxisWords } from "../../../src/words/axes.ts";
import type { Locale, ParameterType } from "../../model.ts";

export const ENGLISH_WORDS: DocWords = {
  ...AXIS_WORDS.en,
  locale: "en",
  otherLanguage: "中文",
  index: "All families",
  colon: ": ",
  comma: ", ",
  brackets: (text) => ` (${text})`,
  heading: (title) => `${title}: error codes`,
  basePath: "Base path",
  codes: (count) => (count === 1 ? "1 code" : `${String(count)} codes`),
  retiredCodes: (count) => `${String(count)} retired`,
  contents: "Contents",
  otherCodes: "Other codes",
  sharedMessages: "Messages that several codes share",
  alsoMessagesOf: (link) => `Also the messages of ${link}.`,
  message: "Message",
  meaning: "Meaning",
  arrivesUnder: "Arrives under",
  parameters: "Parameters",
  translation: "Chinese",
  doubtful: "translation in doubt",
  observed: "seen on the wire, on no page",
  retired: (date) => (date === undefined ? "retired" : `not on Binance's page since ${date}`),
  since: "On Binance's page since",
  products: "Only",
  officialPage: "Binance's page",
  readOnlyAdvice: "A call that only reads",
  type: {
    string: "text",
    integer: "integer",
    decimal: "decimal",
    timestamp: "epoch ms",
    ip: "IP address",
    interval: "interval",
    boolean: "boolean",
    list: "list",
  },
};

export const CHINESE_WORDS: DocWords = {
  ...AXIS_WORDS["zh-CN"],
  locale: "zh-CN",
  otherLanguage: "English",
  index: "全部产品线",
  colon: "：",
  comma: "、",
  brackets: (text) => `（${text}）`,
  heading: (title) => `${title}：错误代码`,
  basePath: "基础路径",
  codes: (count) => `${String(count)} 个代码`,
  retiredCodes: (count) => `${String(count)} 个已下线`,
  contents: "目录",
  otherCodes: "其他代码",
  sharedMessages: "多个代码共用的消息",
  alsoMessagesOf: (link) => `另见 ${link} 中的消息。`,
  message: "消息",
  meaning: "含义",
  arrivesUnder: "对应代码",
  parameters: "参数",
  translation: "中文",
  doubtful: "译文存疑",
  observed: "实际出现过，但文档未收录",
  retired: (date) => (date === undefined ? "已下线" : `自 ${date} 起已不在币安文档中`),
  since: "收录于币安文档的日期",
  products: "仅适用于",
  officialPage: "币安文档",
  readOnlyAdvice: "只读请求",
  type: {
    string: "文本",
    integer: "整数",
    decimal: "小数",
    timestamp: "毫秒时间戳",
    ip: "IP 地址",
    interval: "时间间隔",
    boolean: "布尔值",
    list: "列表",
  },
};

/** The words of the reference documents in each language. */
export interface DocWords extends AxisWords {
  readonly locale: Locale;
  readonly otherLanguage: string;
  readonly index: string;
  readonly colon: string;
  readonly comma: string;
  readonly brackets: (text: string) => string;
  readonly heading: (title: string) => string;
  readonly basePath: string;
  readonly codes: (count: number) => string;
  readonly retiredCodes: (count: number) => string;
  readonly contents: string;
  readonly otherCodes: string;
  readonly sharedMessages: string;
  readonly alsoMessagesOf: (link: string) => string;
  readonly message: string;
  readonly meaning: string;
  readonly arrivesUnder: string;
  readonly parameters: string;
  readonly translation: string;
  readonly doubtful: string;
  readonly observed: string;
  readonly retired: (date: string | undefined) => string;
  readonly since: string;
  readonly products: string;
  readonly officialPage: string;
  readonly readOnlyAdvice: string;
  readonly type: Readonly<Record<ParameterType, string>>;
}
