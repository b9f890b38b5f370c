export interface FilterWords {
  readonly title: string;
  readonly filters: string;
  readonly order: string;
  readonly privacy: string;
  readonly example: string;
  readonly failed: string;
  readonly unreadable: Readonly<Record<"filters" | "order", string>>;
  readonly passes: string;
  readonly verdict: Readonly<Record<"fails" | "undecided" | "unknown", string>>;
  readonly nearest: string;
  readonly needs: string;
  readonly fit: string;
  readonly colon: string;
  readonly comma: string;
}

const ENGLISH: FilterWords = {
  title: "Check an order",
  filters: "The symbol's filters, from exchangeInfo",
  order: "The order, as JSON or as URL parameters",
  privacy: "Everything happens in this page. Nothing is sent anywhere.",
  example: "Fill in an example",
  failed: "The check could not be loaded. Reload the page and try again.",
  unreadable: {
    filters: "The filters cannot be read: paste a symbol of exchangeInfo, or its list of filters, as JSON.",
    order: "The order cannot be read: paste JSON, or parameters such as symbol=BTCUSDT&side=BUY.",
  },
  passes: "The order passes all of these filters.",
  verdict: { fails: "fails", undecided: "depends on more", unknown: "not known" },
  nearest: "passes with",
  needs: "needs",
  fit: "Change",
  colon: ": ",
  comma: ", ",
};

const CHINESE: FilterWords = {
  title: "检查订单",
  filters: "交易对的过滤器（来自 exchangeInfo）",
  order: "订单：JSON 或 URL 参数",
  privacy: "全部在本页面内完成，不会发送任何内容。",
  example: "填入示例",
  failed: "检查功能加载失败，请刷新页面后重试。",
  unreadable: {
    filters: "无法读取过滤器：请粘贴 exchangeInfo 中的交易对或其过滤器列表（JSON）。",
    order: "无法读取订单：请粘贴 JSON，或 symbol=BTCUSDT&side=BUY 这样的参数。",
  },
  passes: "该订单通过以上全部过滤器。",
  verdict: { fails: "不通过", undecided: "还需其他信息", unknown: "未知" },
  nearest: "可通过的值",
  needs: "需要",
  fit: "修改",
  colon: "：",
  comma: "、",
};

export function filterWords(lang: string): FilterWords {
  return lang === "zh-CN" ? CHINESE : ENGLISH;
}
