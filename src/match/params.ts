import type { Match, Parameter } from "./message.ts";
import { intervalMs } from "./interval.ts";

export type ParamValue = string | number | boolean;
export type Params = Readonly<Record<string, ParamValue>>;

export const NO_PARAMS: Params = Object.freeze({});

/**
 * Typed values of a matched message: numbers as numbers, timestamps in epoch milliseconds, and for an interval
 * `10 SECOND` a second value in milliseconds, named with `Ms`, where the unit is known.
 */
export function paramsOf({ message, values }: Match): Params {
  if (message === null || values.length === 0) return NO_PARAMS;
  const params: Record<string, ParamValue> = {};
  let index = 0;
  for (const segment of message.segments) {
    if (typeof segment === "string") continue;
    const value = values[index];
    index += 1;
    if (value !== undefined) addValue(params, segment, value);
  }
  return params;
}

function addValue(params: Record<string, ParamValue>, { name, msName, type: letter }: Parameter, value: string): void {
  switch (letter) {
    case "i":
    case "d":
    case "t": {
      const number = Number(value);
      params[name] = Number.isNaN(number) ? value : number;
      return;
    }
    case "b":
      params[name] = value === "true";
      return;
    case "v": {
      params[name] = value;
      const ms = intervalMs(value);
      if (ms !== null) params[msName] = ms;
      return;
    }
    case "s":
    case "p":
    case "l":
      params[name] = value;
      return;
    default:
      letter satisfies never;
  }
}
