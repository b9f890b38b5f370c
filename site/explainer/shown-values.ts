import type { BinanceErrorInfo } from "../../src/index.ts";

interface ShownValue {
  readonly name: string;
  readonly text: string;
}

/** Numbers from here on are epoch milliseconds of this century, not amounts. */
const EARLIEST = 1e12;
const LATEST = 4e12;

/** The values out of a message; a moment also as a date. */
export function shownValues({ params }: BinanceErrorInfo): readonly ShownValue[] {
  return Object.entries(params).map(([name, value]) => {
    const text = String(value).slice(0, 500);
    const isMoment = typeof value === "number" && value >= EARLIEST && value < LATEST;
    return { name, text: isMoment ? `${text} = ${shownMoment(value)}` : text };
  });
}

/** `2023-11-14 22:13:20 UTC`; the bare number where it is no date. */
export function shownMoment(epochMs: number): string {
  const date = new Date(epochMs);
  if (Number.isNaN(date.getTime())) return String(epochMs);
  return date
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/u, " UTC");
}
