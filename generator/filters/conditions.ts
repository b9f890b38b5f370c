import type { Condition } from "./model.ts";

/** Different names of the same value on the pages. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/average of previous trade prices|前序交易的平均成交价|weightedAveragePrice/giu, "averagePrice"],
  [/(?:max(?:imum)?|min(?:imum)?)?\s*order price/giu, "price"],
  [/\\(?=[*_])/gu, ""],
  [/[≥]/gu, ">="],
  [/[≤]/gu, "<="],
];
/** `sell order price`, `SELL: price`, `卖单price`: the side before a condition. */
const SIDES: readonly (readonly [RegExp, string])[] = [
  [/(?:\bbuy(?: order)?\b|买单|买方)\s*[:：]?/giu, " BUY: "],
  [/(?:\bsell(?: order)?\b|卖单|卖方)\s*[:：]?/giu, " SELL: "],
];
const CONDITION =
  /(?:(BUY|SELL):\s*)?\(?\s*([a-z][A-Za-z]*)(?:\s*([*-])\s*([a-z][A-Za-z]*))?\s*\)?\s*(>=|<=|%)\s*([a-z][A-Za-z]*)(?:\s*[*_×]\s*([a-z][A-Za-z]*))?(?:\s*==\s*0)?/gu;
/** Prices that are not fields of a filter. In a product they come before the multiplier. */
const PRICES = new Set(["averagePrice", "markPrice", "lastPrice", "stopPrice"]);

/** The conditions in a text, normalised. A list item has one, a broken page several. */
export function conditionsIn(text: string): readonly Condition[] {
  let plain = text;
  for (const [words, name] of [...SIDES, ...SAME]) plain = plain.replace(words, name);
  return [...plain.matchAll(CONDITION)].map(([, side, subject = "", join, other, op = "", limit = "", factor]) => {
    const left = other === undefined ? subject : `${subject} ${join ?? ""} ${other}`;
    const formula =
      op === "%"
        ? `${other === undefined ? left : `(${left})`} % ${limit} == 0`
        : `${left} ${op} ${factor === undefined ? limit : product(limit, factor)}`;
    return { formula, ...(side === undefined ? {} : { of: [side] }) };
  });
}

function product(left: string, right: string): string {
  return PRICES.has(right) ? `${right} * ${left}` : `${left} * ${right}`;
}

/**
 * Orders that the conditions below a sentence apply to: `For STOP_LOSS BUY and TAKE_PROFIT SELL orders`, `A BUY order`.
 */
export function ordersIn(text: string): readonly string[] {
  const pairs = [...text.matchAll(/\b([A-Z]{4,}(?:_[A-Z]+)*?)[ _](BUY|SELL)\b/gu)].map(
    ([, type = "", side = ""]) => `${type}.${side}`,
  );
  if (pairs.length > 0) return pairs;
  const side = /\b(buy|sell) orders?\b|(BUY|SELL)\s*订单|(买方|买向|卖方|卖向)/iu.exec(text);
  if (side === null) return [];
  return [(side[1] ?? side[2] ?? (side[3]?.startsWith("买") === true ? "buy" : "sell")).toUpperCase()];
}

/** `price/stopPrice`: the parameters that share a condition. */
export function sharedIn(text: string): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const [, first = "", second = ""] of text.matchAll(/\b(price|quantity)\s*\/\s*([a-z][A-Za-z]+)/gu)) {
    found[first] = [...new Set([...(found[first] ?? []), second])];
  }
  return found;
}

/** `disabled on tickSize == 0`; "all" if a sentence says it of every field. */
export function zeroDisablesIn(text: string): readonly string[] | "all" {
  if (/均可为\s*0|any of the above variables can be set to 0/iu.test(text)) return "all";
  if (text.includes("%")) return [];
  return [...text.matchAll(/\b([a-z][A-Za-z]*)\s*==\s*0/gu)].map(([, name = ""]) => name);
}
