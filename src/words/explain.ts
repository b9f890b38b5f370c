import type { Recognition } from "../result.ts";
import type { Language } from "./axes.ts";
import { LABEL_WORDS, type LabelWords } from "./labels.ts";

/** All words of a printed explanation. */
export interface Words extends LabelWords {
  readonly allFamilies: string;
  readonly noCode: string;
  readonly notListed: string;
  readonly messages: string;
  readonly template: string;
  readonly translation: string;
  readonly values: string;
  readonly note: string;
  readonly readOnly: string;
  readonly page: string;
  readonly status: string;
  readonly retryAt: string;
  readonly codes: string;
  readonly cancelReplace: string;
  readonly part: { readonly item: (index: number) => string; readonly cancel: string; readonly newOrder: string };
  readonly hint: Readonly<Partial<Record<Recognition, string>>>;
  readonly retiredMessage: string;
  readonly more: (count: number) => string;
  readonly morePages: (count: number) => string;
  readonly moreErrors: (count: number) => string;
  readonly networkFailed: string;
  readonly nothing: (query: string) => string;
  readonly didYouMean: string;
}

const ENGLISH: Words = {
  ...LABEL_WORDS.en,
  allFamilies: "all families",
  noCode: "No code",
  notListed: "on no list",
  messages: "Messages",
  template: "Template",
  translation: "Chinese",
  values: "Values",
  note: "Note",
  readOnly: "If it reads",
  page: "Page",
  status: "HTTP",
  retryAt: "Wait until",
  codes: "Other codes",
  cancelReplace: "Result",
  part: {
    item: (index) => `item ${String(index)} of the batch`,
    cancel: "the cancellation",
    newOrder: "the new order",
  },
  hint: {
    none: "The catalog does not have this wording.",
    "other-code": "The catalog has this wording under another code.",
    text: "Known by its text alone. Where a client dropped the code, check what happened before sending again.",
  },
  retiredMessage: "no longer documented",
  more: (count) => `and ${String(count)} more: --all`,
  morePages: (count) => `and ${String(count)} more: --all`,
  moreErrors: (count) => `And ${String(count)} more errors, not shown.`,
  networkFailed: "No answer arrived",
  nothing: (query) => `Nothing is known of "${query}".`,
  didYouMean: "Did you mean",
};

const CHINESE: Words = {
  ...LABEL_WORDS["zh-CN"],
  allFamilies: "全部产品线",
  noCode: "无代码",
  notListed: "未收录",
  messages: "消息",
  template: "模板",
  translation: "译文",
  values: "参数值",
  note: "说明",
  readOnly: "只读请求",
  page: "币安文档",
  status: "HTTP",
  retryAt: "等待至",
  codes: "其他代码",
  cancelReplace: "结果",
  part: { item: (index) => `批量中第 ${String(index)} 项`, cancel: "撤单部分", newOrder: "新订单部分" },
  hint: {
    none: "目录中没有这条消息的措辞。",
    "other-code": "目录中此措辞属于其他代码。",
    text: "仅根据文字识别。若代码被客户端丢弃，重发前请先核实结果。",
  },
  retiredMessage: "文档已不再收录",
  more: (count) => `另有 ${String(count)} 条：--all`,
  morePages: (count) => `另有 ${String(count)} 个：--all`,
  moreErrors: (count) => `另有 ${String(count)} 个错误未显示。`,
  networkFailed: "没有收到应答",
  nothing: (query) => `没有找到与“${query}”有关的错误。`,
  didYouMean: "您要找的是不是",
};

export function wordsOf(language: Language): Words {
  return language === "en" ? ENGLISH : CHINESE;
}
