import { AXIS_WORDS, type AxisWords } from "../../src/words/axes.ts";

export interface ExplainerWords {
  readonly axes: AxisWords;
  readonly colon: string;
  readonly comma: string;
  readonly label: string;
  readonly placeholder: string;
  readonly family: string;
  readonly anyFamily: string;
  readonly reads: string;
  readonly clear: string;
  readonly share: string;
  readonly shared: string;
  readonly notShared: string;
  readonly privacy: string;
  readonly examples: string;
  readonly unknown: string;
  readonly failed: string;
  readonly summary: (count: number, first: string) => string;
  readonly more: (count: number) => string;
  readonly families: string;
  readonly match: Readonly<Record<"exact" | "template" | "tolerant" | "other-code" | "code" | "none" | "text", string>>;
  readonly received: string;
  readonly template: string;
  readonly parameters: string;
  readonly status: string;
  readonly retryAt: string;
  readonly requestIp: string;
  readonly lost: Readonly<Record<"code" | "body", string>>;
  readonly part: (kind: string, index: number) => string;
  readonly kind: Readonly<Record<"body" | "http" | "network", string>>;
  readonly meanings: string;
  readonly entry: string;
  readonly officialPage: string;
  readonly answers: string;
}

const ENGLISH: ExplainerWords = {
  axes: AXIS_WORDS.en,
  colon: ": ",
  comma: ", ",
  label: "An error body, a line of a log, a client's error, a code or a name",
  placeholder: '{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}',
  family: "Family",
  anyFamily: "Find out by itself",
  reads: "The call only reads",
  clear: "Clear",
  share: "Copy a link",
  shared: "Link copied. What looks like a key or signature was left out.",
  notShared: "The address bar now has the link. Copy it from there.",
  privacy: "Everything happens in this page. Nothing is sent anywhere.",
  examples: "Try",
  unknown: "This is no error that the package knows. Paste the whole body or line, or choose the family.",
  failed: "The explainer could not be loaded. Reload the page and try again.",
  summary: (count, first) => (count === 1 ? first : `${String(count)} answers, the first: ${first}`),
  more: (count) => `and ${String(count)} more`,
  families: "Families",
  match: {
    exact: "text recognised",
    template: "text recognised",
    tolerant: "text recognised, written a little differently",
    "other-code": "text known under another code",
    code: "known by its code alone",
    none: "not in the catalog",
    text: "recognised by its text alone",
  },
  received: "Message",
  template: "Template",
  parameters: "Values",
  status: "HTTP status",
  retryAt: "Not again before",
  requestIp: "Your IP address",
  lost: {
    code: "The client dropped the code, so treat it as unknown whether the call took effect.",
    body: "The answer's body is missing, so go by the status alone.",
  },
  part: (kind, index) =>
    kind === "item"
      ? `Item ${String(index + 1)} of the batch`
      : kind === "cancel"
        ? "The cancellation"
        : "The new order",
  kind: { body: "Error", http: "HTTP error without a code", network: "No answer from the exchange" },
  meanings: "What the code means, by family",
  entry: "All about it",
  officialPage: "Binance's page",
  answers: "Answers",
};

const CHINESE: ExplainerWords = {
  axes: AXIS_WORDS["zh-CN"],
  colon: "：",
  comma: "、",
  label: "错误返回、一行日志、客户端报错、错误代码或名称",
  placeholder: '{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}',
  family: "产品线",
  anyFamily: "自动判断",
  reads: "该请求只读",
  clear: "清空",
  share: "复制链接",
  shared: "链接已复制。疑似密钥或签名的内容已去除。",
  notShared: "链接已写入地址栏，请从地址栏复制。",
  privacy: "全部在本页面内完成，不会发送任何内容。",
  examples: "试试",
  unknown: "软件包不认识这个错误。请粘贴完整的返回内容或整行日志，或选择产品线。",
  failed: "解释器加载失败，请刷新页面后重试。",
  summary: (count, first) => (count === 1 ? first : `共 ${String(count)} 条结果，第一条：${first}`),
  more: (count) => `另有 ${String(count)} 条`,
  families: "产品线",
  match: {
    exact: "消息已识别",
    template: "消息已识别",
    tolerant: "消息已识别（写法略有不同）",
    "other-code": "该消息属于另一个代码",
    code: "仅凭代码识别",
    none: "未收录",
    text: "仅凭消息识别",
  },
  received: "收到的消息",
  template: "消息模板",
  parameters: "参数值",
  status: "HTTP 状态码",
  retryAt: "在此之前不要重试",
  requestIp: "你的 IP 地址",
  lost: {
    code: "客户端丢失了错误代码，因此请视为“不确定是否已执行”。",
    body: "缺少返回内容，只能依据状态码判断。",
  },
  part: (kind, index) =>
    kind === "item" ? `批量请求第 ${String(index + 1)} 项` : kind === "cancel" ? "撤单部分" : "新订单部分",
  kind: { body: "错误", http: "没有代码的 HTTP 错误", network: "没有收到交易所的应答" },
  meanings: "该代码在各产品线的含义",
  entry: "查看详情",
  officialPage: "币安文档",
  answers: "结果",
};

export function explainerWords(lang: string): ExplainerWords {
  return lang === "zh-CN" ? CHINESE : ENGLISH;
}
