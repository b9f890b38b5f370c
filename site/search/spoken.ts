import type { Locale } from "../catalog/catalog.ts";

/** Common names of errors that differ from the exchange's words. */
const SPOKEN: Readonly<Record<number, Readonly<Record<Locale, readonly string[]>>>> = {
  [-1003]: { en: ["rate limit", "IP banned"], "zh-CN": ["请求频率过高", "请求过于频繁", "限频", "限流"] },
  [-1008]: { en: ["server busy", "server overloaded"], "zh-CN": ["服务器繁忙", "系统繁忙", "服务器过载"] },
  [-1013]: { en: ["minimum order size", "step size"], "zh-CN": ["最小下单量", "最小下单金额", "步长"] },
  [-1015]: { en: ["order rate limit"], "zh-CN": ["下单频率过高", "下单过于频繁"] },
  [-1021]: { en: ["clock out of sync", "clock skew"], "zh-CN": ["时间戳错误", "时间不同步", "时钟不同步"] },
  [-1022]: { en: ["wrong signature", "signature mismatch"], "zh-CN": ["签名错误", "签名无效"] },
  [-1111]: { en: ["too many decimals", "wrong precision"], "zh-CN": ["精度错误", "精度超限", "小数位过多"] },
  [-1121]: { en: ["unknown symbol"], "zh-CN": ["交易对不存在", "无效的交易对"] },
  [-2010]: { en: ["insufficient funds", "not enough balance"], "zh-CN": ["余额不足", "账户余额不足", "资金不足"] },
  [-2011]: { en: ["cancel failed"], "zh-CN": ["撤单失败", "取消订单失败"] },
  [-2013]: { en: ["order not found"], "zh-CN": ["查不到订单", "找不到订单"] },
  [-2015]: { en: ["permission denied", "IP whitelist"], "zh-CN": ["没有权限", "权限不足", "IP 白名单", "密钥无效"] },
  [-2019]: { en: ["insufficient margin", "not enough margin"], "zh-CN": ["保证金不足"] },
  [-2021]: { en: ["trigger immediately"], "zh-CN": ["立即触发"] },
  [-2022]: { en: ["reduce only rejected"], "zh-CN": ["只减仓", "只减仓被拒"] },
  [-4061]: { en: ["hedge mode", "one-way mode"], "zh-CN": ["双向持仓", "单向持仓", "持仓模式不符"] },
  [-4164]: { en: ["notional too small"], "zh-CN": ["最小名义价值", "名义价值太小"] },
  [-5022]: { en: ["post only rejected"], "zh-CN": ["只挂单被拒", "只做 Maker"] },
};

/** In English too if the page is Chinese. */
export function spokenOf(code: number, locale: Locale): readonly string[] {
  const spoken = SPOKEN[code];
  if (spoken === undefined) return [];
  return locale === "en" ? spoken.en : [...spoken[locale], ...spoken.en];
}
