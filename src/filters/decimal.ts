/** Decimal numbers as integers in units of 10^-20. The exchange reads at most 20 decimals. */
export type Decimal = bigint;

const DECIMALS = 20;
export const ONE: Decimal = 10n ** 20n;
export const SMALL_UNIT: Decimal = 10n ** 12n;
/** A number in a request. The exchange quotes this expression in the message of -1100. */
export const WIRE: RegExp = /^([0-9]{1,20})(\.[0-9]{1,20})?$/;
/** Also accepts signs, bare points and exponents. */
const LOOSE = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;
/** The text of the largest JavaScript number has 309 digits. */
const MAX_LENGTH = 400;

/** 10^-8: most numbers of the exchange are multiples of it. */
export const SMALL = 1e8;
const MAX_SMALL = 1e15;
const SMALL_WIRE = /^\d+(?:\.\d{1,8})?$/;

/**
 * A plain number with at most 8 decimals, as a safe integer in units of 10^-8. NaN for all other values. It is exact:
 * below 10^15 the errors of reading and multiplying add up to less than 0.25, and rounding removes them.
 */
export function toSmall(value: unknown): number {
  const isText = typeof value === "string";
  if (!isText && typeof value !== "number") return NaN;
  const small = Math.round(+value * SMALL);
  const isExact = isText ? value.length < 21 && SMALL_WIRE.test(value) : small / SMALL === value;
  return isExact && small < MAX_SMALL && small >= 0 ? small : NaN;
}

/** Whether the exchange accepts the text as a number. */
export function isWire(text: string): boolean {
  return text.length < 42 && WIRE.test(text);
}

/** A string or number as a decimal; null if it is not finite. A number is read by its shortest decimal form. */
export function readDecimal(value: unknown): Decimal | null {
  const small = toSmall(value);
  if (small >= 0) return BigInt(small) * SMALL_UNIT;
  const text = typeof value === "number" || typeof value === "bigint" ? String(value) : value;
  if (typeof text !== "string" || text.length > MAX_LENGTH) return null;
  const [, sign, whole = "", decimals = "", exponent = 0] = LOOSE.exec(text) ?? [];
  if (whole + decimals === "") return null;
  const shift = DECIMALS - decimals.length + Number(exponent);
  const digits = BigInt(whole + decimals);
  // A remainder below one unit counts as one unit, so that the value matches no step.
  const units = shift < 0 ? divideUp(digits, 10n ** BigInt(-shift)) : digits * 10n ** BigInt(shift);
  return sign === "-" ? -units : units;
}

/** Plain digits, without an exponent or trailing zeros. */
export function format(value: Decimal): string {
  const digits = String(value < 0n ? -value : value).padStart(DECIMALS + 1, "0");
  const decimals = digits.slice(-DECIMALS).replace(/0{1,20}$/, "");
  return (value < 0n ? "-" : "") + digits.slice(0, -DECIMALS) + (decimals && `.${decimals}`);
}

export function decimalsOf(value: Decimal): number {
  return format(value).split(".")[1]?.length ?? 0;
}

/** a / b for positive integers, rounded up. */
export function divideUp(a: bigint, b: bigint): bigint {
  return (a + b - 1n) / b;
}

/** Numbers `origin + k × step`. */
export interface Grid {
  readonly origin: Decimal;
  readonly step: Decimal;
}

/** The distance to the next lower number of the grid; 0 if the number is on the grid. */
function offGrid(value: Decimal, { origin, step }: Grid): Decimal {
  const rest = (value - origin) % step;
  return rest < 0n ? rest + step : rest;
}

/** The nearest number of the grid at or below the value; with `up`, at or above it. */
export function snap(value: Decimal, grid: Grid, up: boolean): Decimal {
  const off = offGrid(value, grid);
  return value - off + (up && off > 0n ? grid.step : 0n);
}

/** The numbers that two grids share; null if they share no number. */
export function meet(a: Grid, b: Grid): Grid | null {
  // Extended Euclid: a.step × factor ≡ divisor (mod b.step).
  let [divisor, rest, factor, next] = [a.step, b.step, 1n, 0n];
  while (rest > 0n) {
    const quotient = divisor / rest;
    [divisor, rest, factor, next] = [rest, divisor % rest, next, factor - quotient * next];
  }
  const distance = b.origin - a.origin;
  if (distance % divisor !== 0n) return null;
  const step = (a.step / divisor) * b.step;
  return { origin: a.origin + ((a.step * factor * (distance / divisor)) % step), step };
}
