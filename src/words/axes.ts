/** Words for the axes of an advice in each language, used by the command, the reference documents and the site. */
export type Language = "en" | "zh-CN";

export interface AxisWords {
  readonly advice: string;
  readonly executionLabel: string;
  readonly execution: Readonly<Record<"not-executed" | "unknown" | "partial", string>>;
  readonly retryLabel: string;
  readonly retry: Readonly<
    Record<"never" | "after-delay" | "after-fix" | "after-clock-sync" | "after-state-check" | "already-done", string>
  >;
  readonly scopeLabel: string;
  readonly scope: Readonly<Record<"request" | "order" | "account" | "ip" | "service", string>>;
}

type AxisOf<Axis extends "execution" | "retry"> = keyof AxisWords[Axis];

/**
 * What a call that only reads does next, if the advice has no answer for reads. It changes nothing, so there is no
 * state to check: it may be sent again after a delay.
 */
export function retryOfRead(execution: AxisOf<"execution">, retry: AxisOf<"retry">): AxisOf<"retry"> {
  return execution !== "not-executed" || retry === "after-state-check" ? "after-delay" : retry;
}

export const AXIS_WORDS: Readonly<Record<Language, AxisWords>> = {
  en: {
    advice: "What to do",
    executionLabel: "Executed",
    execution: { "not-executed": "no", unknown: "unknown", partial: "partly" },
    retryLabel: "Send again",
    retry: {
      never: "never",
      "after-delay": "after a delay",
      "after-fix": "after a fix",
      "after-clock-sync": "after a clock sync",
      "after-state-check": "only after a state check",
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
  },
  "zh-CN": {
    advice: "处理建议",
    executionLabel: "是否已执行",
    execution: { "not-executed": "否", unknown: "未知", partial: "部分" },
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
  },
};
