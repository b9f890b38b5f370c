import type { Execution, Locale, ParameterType, Retry, Scope } from "../../model.ts";

export const ENGLISH_WORDS: DocWords = {
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
  observed: "seen on the wire, on no page",
  retired: (date) => (date === undefined ? "retired" : `not on Binance's page since ${date}`),
  since: "On Binance's page since",
  products: "Only",
  officialPage: "Binance's page",
  advice: "What to do",
  readOnlyAdvice: "A call that only reads",
  executionLabel: "Executed",
  execution: { "not-executed": "no", unknown: "**unknown**", partial: "partly" },
  retryLabel: "Send again",
  retry: {
    never: "never",
    "after-delay": "after a delay",
    "after-fix": "after a fix",
    "after-clock-sync": "after a clock sync",
    "after-state-check": "after a state check",
    "already-done": "no need: it is so already",
  },
  scopeLabel: "Concerns",
  scope: {
    request: "this request",
    order: "the order",
    account: "the account",
    ip: "the IP address",
    service: "the service",
  },
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
  observed: "实际出现过，但文档未收录",
  retired: (date) => (date === undefined ? "已下线" : `自 ${date} 起已不在币安文档中`),
  since: "收录于币安文档的日期",
  products: "仅适用于",
  officialPage: "币安文档",
  advice: "处理建议",
  readOnlyAdvice: "只读请求",
  executionLabel: "是否已执行",
  execution: { "not-executed": "否", unknown: "**未知**", partial: "部分" },
  retryLabel: "能否重发",
  retry: {
    never: "不要重发",
    "after-delay": "等待后重发",
    "after-fix": "修正后重发",
    "after-clock-sync": "校准时钟后重发",
    "after-state-check": "先查询状态再决定",
    "already-done": "无需重发：已是该状态",
  },
  scopeLabel: "影响范围",
  scope: { request: "本次请求", order: "该订单", account: "账户", ip: "IP 地址", service: "服务" },
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

/** Everything that the reference documents say in their own words, once per language. */
export interface DocWords {
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
  readonly observed: string;
  readonly retired: (date: string | undefined) => string;
  readonly since: string;
  readonly products: string;
  readonly officialPage: string;
  readonly advice: string;
  readonly readOnlyAdvice: string;
  readonly executionLabel: string;
  readonly execution: Readonly<Record<Execution, string>>;
  readonly retryLabel: string;
  readonly retry: Readonly<Record<Retry, string>>;
  readonly scopeLabel: string;
  readonly scope: Readonly<Record<Scope, string>>;
  readonly type: Readonly<Record<ParameterType, string>>;
}
