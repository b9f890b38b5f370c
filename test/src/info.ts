import type { BinanceErrorInfo } from "../../src/index.ts";
import type { Advice } from "../../src/result.ts";

const ADVICE: Advice = { id: "x", execution: "not-executed", retry: "after-delay", scope: "request", readOnly: false };

/** A record with the given fields; all others are unknown. */
export function info(
  more: Partial<Omit<BinanceErrorInfo, "advice">> = {},
  advice: Partial<Advice> = {},
): BinanceErrorInfo {
  return {
    kind: "body",
    code: -1,
    name: "X",
    family: "spot",
    candidates: ["spot"],
    known: true,
    match: "exact",
    message: "x",
    template: null,
    params: {},
    requestIp: null,
    status: null,
    retryAt: null,
    retryAfterMs: null,
    changesState: null,
    docsUrl: null,
    lost: [],
    cancelReplace: null,
    part: null,
    ...more,
    advice: { ...ADVICE, ...advice },
  };
}
