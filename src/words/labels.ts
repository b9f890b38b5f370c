import { AXIS_WORDS, type AxisWords, type Language } from "./axes.ts";

type ParameterType = "string" | "integer" | "decimal" | "timestamp" | "ip" | "interval" | "boolean" | "list";

/** Words for what a catalog holds, in each language: the command, the reference documents and the site add their own. */
export interface LabelWords extends AxisWords {
  readonly comma: string;
  readonly message: string;
  readonly meaning: string;
  readonly doubtful: string;
  readonly observed: string;
  readonly retired: (date: string | undefined) => string;
  readonly type: Readonly<Record<ParameterType, string>>;
}

export const LABEL_WORDS: Readonly<Record<Language, LabelWords>> = {
  en: {
    ...AXIS_WORDS.en,
    comma: ", ",
    message: "Message",
    meaning: "Meaning",
    doubtful: "translation in doubt",
    observed: "seen on the wire, on no page",
    retired: (date) => (date === undefined ? "retired" : `not on Binance's page since ${date}`),
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
  },
  "zh-CN": {
    ...AXIS_WORDS["zh-CN"],
    comma: "、",
    message: "消息",
    meaning: "含义",
    doubtful: "译文存疑",
    observed: "实际出现过，但文档未收录",
    retired: (date) => (date === undefined ? "已下线" : `自 ${date} 起已不在币安文档中`),
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
  },
};
