/** Decimal numbers as integers that count units of 10^-20: the exchange reads no more than 20 decimals. */
export type Decimal = bigint;

const DECIMALS = 20;
export const ONE: Decimal = 10n ** 20n;
/** What the exchange takes for a number in a request; it quotes this range in its -1100. */
const WIRE = /^\d{1,20}(?:\.\d{1,20})?$/;
/** What else can be read: signs, bare points, exponents. */
const LOOSE = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d{1,3}))?$/i;
/** The text of the largest JavaScript number has 309 digits. */
const MAX_LENGTH = 400;
const SAFE_DIGITS = 15;

const powers: bigint[] = [];
function power(exponent: number): bigint {
  return (powers[exponent] ??= 10n ** BigInt(exponent));
}

/** Whether a text is a number as the exchange takes it. */
export function isWire(text: string): boolean {
  return text.length < 42 && WIRE.test(text);
}

/** Any string or number that means a finite decimal, or null. Numbers are read by their shortest decimal form. */
export function readDecimal(value: unknown): Decimal | null {
  const text = typeof value === "number" || typeof value === "bigint" ? String(value) : value;
  if (typeof text !== "string" || text.length > MAX_LENGTH) return null;
  if (isWire(text)) {
    const point = text.indexOf(".");
    if (point < 0) return integer(text) * ONE;
    return integer(text.slice(0, point) + text.slice(point + 1)) * power(DECIMALS + 1 + point - text.length);
  }
  const [, sign, whole = "", decimals = "", exponent = 0] = LOOSE.exec(text) ?? [];
  if (whole + decimals === "") return null;
  const shift = DECIMALS - decimals.length + Number(exponent);
  const digits = BigInt(whole + decimals);
  // What is finer than a unit counts as one, so that it stays off every step.
  const units = shift < 0 ? divideUp(digits, power(-shift)) : digits * power(shift);
  return sign === "-" ? -units : units;
}

function integer(digits: string): bigint {
  return BigInt(digits.length > SAFE_DIGITS ? digits : +digits);
}

/** Plain digits: no exponent, no zeros behind. */
export function format(value: Decimal): string {
  const digits = String(value < 0n ? -value : value).padStart(DECIMALS + 1, "0");
  const decimals = digits.slice(-DECIMALS).replace(/0+$/, "");
  return (value < 0n ? "-" : "") + digits.slice(0, -DECIMALS) + (decimals && `.${decimals}`);
}

export function decimalsOf(value: Decimal): number {
  return format(value).split(".")[1]?.length ?? 0;
}

/** a / b for positive integers, towards plus infinity. */
export function divideUp(a: bigint, b: bigint): bigint {
  return (a + b - 1n) / b;
}

/** Numbers `origin + k × step`. */
export interface Grid {
  readonly origin: Decimal;
  readonly step: Decimal;
}

/** How far a number lies above the grid's next lower number; 0 where it is on the grid. */
export function offGrid(value: Decimal, { origin, step }: Grid): Decimal {
  const rest = (value - origin) % step;
  return rest < 0n ? rest + step : rest;
}

/** The nearest number of the grid that is not above, or with `up` not below. */
export function snap(value: Decimal, grid: Grid, up: boolean): Decimal {
  const off = offGrid(value, grid);
  return value - off + (up && off > 0n ? grid.step : 0n);
}

/** The numbers that two grids share, or null where they share none. */
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
