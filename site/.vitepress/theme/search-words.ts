interface SearchWords {
  readonly open: string;
  readonly label: string;
  readonly placeholder: string;
  readonly close: string;
  readonly loading: string;
  readonly nothing: string;
  readonly found: (count: number, shown: number) => string;
  readonly guide: string;
  readonly hint: string;
  readonly failed: string;
}

const ENGLISH: SearchWords = {
  open: "Search",
  label: "Search codes, names and messages",
  placeholder: "-1021, INVALID_TIMESTAMP, balance…",
  close: "Close",
  loading: "Loading the index…",
  nothing: "Nothing found.",
  found: (count, shown) =>
    count > shown ? `${String(count)} results, the first ${String(shown)} shown` : `${String(count)} results`,
  guide: "Guide",
  hint: "Arrow keys choose, Enter opens, Esc closes",
  failed: "The index could not be loaded. Reload the page and try again.",
};

const CHINESE: SearchWords = {
  open: "搜索",
  label: "搜索代码、名称与消息",
  placeholder: "-1021、INVALID_TIMESTAMP、余额不足…",
  close: "关闭",
  loading: "正在加载索引…",
  nothing: "没有找到结果。",
  found: (count, shown) =>
    count > shown ? `共 ${String(count)} 个结果，显示前 ${String(shown)} 个` : `共 ${String(count)} 个结果`,
  guide: "指南",
  hint: "方向键选择，回车打开，Esc 关闭",
  failed: "索引加载失败，请刷新页面后重试。",
};

export function searchWords(lang: string): SearchWords {
  return lang === "zh-CN" ? CHINESE : ENGLISH;
}
