import type { BinanceErrorInfo } from "../../src/index.ts";

interface ShownValue {
  readonly name: string;
  readonly text: string;
}

/** Epoch milliseconds between 2001 and 2286. */
const EARLIEST = 1e12;
const LATEST = 1e13;

/** The values out of a message; a moment also as a date. */
export function shownValues({ params }: BinanceErrorInfo): readonly ShownValue[] {
  return Object.entries(params).map(([name, value]) => {
    const text = String(value).slice(0, 500);
    const isMoment = typeof value === "number" && value >= EARLIEST && value < LATEST;
    return { name, text: isMoment ? `${text} = ${new Date(value).toISOString().replace("T", " ").replace(/\.\d+Z$/u, " UTC")}` : text };
  });
}
