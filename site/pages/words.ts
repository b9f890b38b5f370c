import type { Locale, ParameterType } from "../catalog/catalog.ts";
import { AXIS_WORDS, type AxisWords } from "../../src/words/axes.ts";

/** Everything that the generated pages say in their own words, once per language. */
export interface Words extends AxisWords {
  readonly locale: Locale;
  readonly colon: string;
  readonly comma: string;
  readonly familyHeading: (title: string) => string;
  readonly familyLead: (codes: number, retired: number) => string;
  readonly basePath: string;
  readonly binancePages: string;
  readonly contents: string;
  readonly otherCodes: string;
  readonly sharedMessages: string;
  readonly alsoMessagesOf: string;
  readonly message: string;
  readonly meaning: string;
  readonly arrivesUnder: string;
  readonly parameters: string;
  readonly observed: string;
  readonly retired: (date: string | undefined) => string;
  readonly since: (date: string) => string;
  readonly onlyIn: string;
  readonly officialPage: string;
  readonly permalink: (name: string) => string;
  readonly elsewhere: string;
  readonly readOnlyAdvice: string;
  readonly type: Readonly<Record<ParameterType, string>>;
  readonly conflicts: { readonly title: string; readonly lead: string; readonly code: string; readonly names: string };
  readonly changes: ChangesWords;
  readonly families: FamiliesWords;
}

export interface ChangesWords {
  readonly title: string;
  readonly lead: string;
  readonly pagesHeading: string;
  readonly page: string;
  readonly lastChange: string;
  readonly firstList: (count: number) => string;
  readonly added: string;
  readonly retired: string;
  readonly messageRetired: string;
  readonly growthTitle: string;
  readonly growthDescription: (first: string, start: number, last: string, end: number) => string;
}

export interface FamiliesWords {
  readonly title: string;
  readonly lead: string;
  readonly family: string;
  readonly codes: string;
  readonly codeCount: (count: number) => string;
  readonly own: string;
  readonly shared: string;
  readonly conflicting: string;
  readonly sizesTitle: string;
  readonly sizesDescription: string;
  readonly matrixTitle: string;
  readonly matrixDescription: string;
  readonly figures: string;
}

export const ENGLISH: Words = {
  ...AXIS_WORDS.en,
  locale: "en",
  colon: ": ",
  comma: ", ",
  familyHeading: (title) => `${title}: error codes`,
  familyLead: (codes, retired) =>
    `${String(codes)} codes` + (retired === 0 ? "." : `, ${String(retired)} of them no longer on Binance's page.`),
  basePath: "Base path",
  binancePages: "Binance's pages",
  contents: "Codes on this page",
  otherCodes: "Other codes",
  sharedMessages: "Messages that several codes share",
  alsoMessagesOf: "Also the messages of",
  message: "Message",
  meaning: "Meaning",
  arrivesUnder: "Arrives under",
  parameters: "Parameters",
  observed: "seen on the wire, on no page",
  retired: (date) => (date === undefined ? "retired" : `off Binance's page since ${date}`),
  since: (date) => `since ${date}`,
  onlyIn: "Only in",
  officialPage: "Binance's page",
  permalink: (name) => `Link to ${name}`,
  elsewhere: "Means something else in",
  readOnlyAdvice: "If the call only reads",
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
  conflicts: {
    title: "Codes that mean different things",
    lead: "The base path of a call decides which list its code belongs to. These codes have different names in different families, so a program that looks them up must know the family.",
    code: "Code",
    names: "Names",
  },
  changes: {
    title: "Recent changes",
    lead: "When codes and messages came to Binance's pages and left them, as far as it is recorded, newest first. What leaves a page can still arrive on the wire, so it stays in the package, marked as deprecated.",
    pagesHeading: "Binance's pages",
    page: "Page",
    lastChange: "Content last changed",
    firstList: (count) => `First recorded list: ${String(count)} codes.`,
    added: "New",
    retired: "Gone",
    messageRetired: "Wording gone",
    growthTitle: "Codes on the Spot page over the years",
    growthDescription: (first, start, last, end) =>
      `A line that steps from ${String(start)} codes on ${first} to ${String(end)} codes on ${last}.`,
  },
  families: {
    title: "Families",
    lead: "Binance keeps one list of codes per group of products. The base path of the call decides which one applies.",
    family: "Family",
    codes: "Codes",
    codeCount: (count) => `${String(count)} codes`,
    own: "only here",
    shared: "same name elsewhere",
    conflicting: "another name elsewhere",
    sizesTitle: "How many codes each family has",
    sizesDescription:
      "One bar per family, divided into codes that no other family has, codes that another family has under the same name, and codes that have another name elsewhere.",
    matrixTitle: "How many codes two families share",
    matrixDescription: "A grid of families: each cell counts the codes that both have under the same name.",
    figures: "The figures",
  },
};

export const CHINESE: Words = {
  ...AXIS_WORDS["zh-CN"],
  locale: "zh-CN",
  colon: "：",
  comma: "、",
  familyHeading: (title) => `${title}：错误代码`,
  familyLead: (codes, retired) =>
    `共 ${String(codes)} 个代码` + (retired === 0 ? "。" : `，其中 ${String(retired)} 个已不在币安文档中。`),
  basePath: "基础路径",
  binancePages: "币安文档",
  contents: "本页代码",
  otherCodes: "其他代码",
  sharedMessages: "多个代码共用的消息",
  alsoMessagesOf: "另见以下表格中的消息：",
  message: "消息",
  meaning: "含义",
  arrivesUnder: "对应代码",
  parameters: "参数",
  observed: "实际出现过，但文档未收录",
  retired: (date) => (date === undefined ? "已下线" : `自 ${date} 起已不在币安文档中`),
  since: (date) => `${date} 起收录`,
  onlyIn: "仅适用于",
  officialPage: "币安文档",
  permalink: (name) => `${name} 的链接`,
  elsewhere: "在其他产品线含义不同",
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
  conflicts: {
    title: "含义因产品线而异的代码",
    lead: "调用的基础路径决定应查询哪份错误代码列表。下列代码在不同产品线中的名称不同，因此程序必须知道所属产品线才能正确查询。",
    code: "代码",
    names: "名称",
  },
  changes: {
    title: "最近变更",
    lead: "错误代码与消息收录进币安文档、以及从中移除的日期（以现有记录为准），按时间倒序排列。从文档中移除的内容仍可能出现在接口返回中，因此会保留在软件包里并标记为已弃用。",
    pagesHeading: "币安文档页面",
    page: "页面",
    lastChange: "内容最近变更",
    firstList: (count) => `最早有记录的列表：${String(count)} 个代码。`,
    added: "新增",
    retired: "移除",
    messageRetired: "消息移除",
    growthTitle: "历年现货文档中的代码数量",
    growthDescription: (first, start, last, end) =>
      `阶梯折线：从 ${first} 的 ${String(start)} 个代码到 ${last} 的 ${String(end)} 个代码。`,
  },
  families: {
    title: "产品线",
    lead: "币安按产品分组维护错误代码列表，调用的基础路径决定适用哪一份。",
    family: "产品线",
    codes: "代码数",
    codeCount: (count) => `${String(count)} 个代码`,
    own: "仅此产品线",
    shared: "其他产品线同名",
    conflicting: "其他产品线异名",
    sizesTitle: "各产品线的代码数量",
    sizesDescription:
      "每个产品线一条横条，分为三段：仅此产品线有的代码、其他产品线也有且同名的代码、在其他产品线名称不同的代码。",
    matrixTitle: "两个产品线共有的代码数量",
    matrixDescription: "产品线矩阵：每格为两个产品线共有且同名的代码数量。",
    figures: "数据表",
  },
};

export function wordsOf(locale: Locale): Words {
  return locale === "en" ? ENGLISH : CHINESE;
}
