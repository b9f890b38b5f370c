/**
 * A filter's result for a value, independent of src/filters: rational numbers over BigInt, one condition after the
 * other, and neighbours by division.
 */
export interface Range {
  readonly min: string;
  readonly max: string;
  readonly step: string;
  /** Steps count from the minimum (futures) instead of from 0 (spot). */
  readonly fromMin: boolean;
  /** Which of the three are disabled by 0. */
  readonly zeroDisables: readonly ("min" | "max" | "step")[];
}

export interface OracleVerdict {
  readonly passes: boolean;
  readonly down: string | null;
  readonly up: string | null;
}

interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

function fraction(text: string): Fraction {
  const [mantissa = "", exponent = "0"] = text.toLowerCase().split("e");
  const [whole = "", decimals = ""] = mantissa.split(".");
  const shift = Number(exponent) - decimals.length;
  const digits = BigInt(whole + decimals);
  return shift >= 0
    ? { top: digits * 10n ** BigInt(shift), bottom: 1n }
    : { top: digits, bottom: 10n ** BigInt(-shift) };
}

const less = (a: Fraction, b: Fraction): boolean => a.top * b.bottom < b.top * a.bottom;
const minus = (a: Fraction, b: Fraction): Fraction => ({
  top: a.top * b.bottom - b.top * a.bottom,
  bottom: a.bottom * b.bottom,
});
const plus = (a: Fraction, b: Fraction): Fraction => minus(a, { top: -b.top, bottom: b.bottom });
const isZero = ({ top }: Fraction): boolean => top === 0n;

/** Number of whole steps, rounded towards minus infinity. */
function wholeSteps(a: Fraction, step: Fraction): bigint {
  const top = a.top * step.bottom;
  const bottom = a.bottom * step.top;
  const cut = top / bottom;
  return top < 0n && cut * bottom !== top ? cut - 1n : cut;
}

export function judgeRange(value: string, range: Range): OracleVerdict {
  const [amount, min, max, step] = [value, range.min, range.max, range.step].map(fraction) as [
    Fraction,
    Fraction,
    Fraction,
    Fraction,
  ];
  const isOff = (name: "min" | "max" | "step", limit: Fraction): boolean =>
    isZero(limit) && range.zeroDisables.includes(name);
  const origin = range.fromMin ? min : fraction("0");
  const at = (steps: bigint): Fraction => plus(origin, { top: steps * step.top, bottom: step.bottom });
  const hasStep = !isZero(step);
  const fitsBelow = (one: Fraction): boolean => isOff("max", max) || !less(max, one);
  const fitsAbove = (one: Fraction): boolean => one.top > 0n && (isOff("min", min) || !less(one, min));
  const onStep = !hasStep || isZero(minus(amount, at(wholeSteps(minus(amount, origin), step))));
  const passes = fitsBelow(amount) && (isOff("min", min) || !less(amount, min)) && onStep;
  if (!hasStep) return { passes, down: null, up: null };
  const cap = fitsBelow(amount) ? amount : max;
  const down = at(wholeSteps(minus(cap, origin), step));
  let up = at(-wholeSteps(minus(origin, less(amount, min) ? min : amount), step));
  if (up.top <= 0n) up = at(wholeSteps(minus(step, origin), step));
  return {
    passes,
    down: fitsAbove(down) && fitsBelow(down) ? decimal(down) : null,
    up: fitsAbove(up) && fitsBelow(up) ? decimal(up) : null,
  };
}

/** Compares a notional value with a limit: below 0 if it is less. */
export function compareProduct(quantity: string, price: string, limit: string): number {
  const [a, b] = [fraction(quantity), fraction(price)];
  const product = { top: a.top * b.top, bottom: a.bottom * b.bottom };
  return less(product, fraction(limit)) ? -1 : less(fraction(limit), product) ? 1 : 0;
}

/** Steps are decimals, so every sum of them is one. */
function decimal({ top, bottom }: Fraction): string {
  const scale = bottom.toString().length + 20;
  const digits = ((top * 10n ** BigInt(scale)) / bottom).toString().padStart(scale + 1, "0");
  const text = `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return text.replace(/\.?0+$/u, "") || "0";
}
