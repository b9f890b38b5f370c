import type { ParameterLetter } from "../../generated/tables/format.ts";
import type { Message } from "./message.ts";
import { intervalMs } from "./interval.ts";
import { numberOf } from "./number.ts";

export type ParamValue = string | number | boolean;
export type Params = Readonly<Record<string, ParamValue>>;

const NO_PARAMS: Params = Object.freeze({});

/**
 * Typed values of a matched message: numbers as numbers, timestamps in epoch milliseconds, and for an interval
 * `10 SECOND` a second value in milliseconds, named with `Ms`, where the unit is known.
 */
export function paramsOf(message: Message | null, values: readonly string[]): Params {
  if (message === null || values.length === 0) return NO_PARAMS;
  const params: Record<string, ParamValue> = {};
  const { segments } = message;
  let index = 0;
  for (let at = 0; at < segments.length; at += 1) {
    const segment = segments[at];
    if (segment === undefined || typeof segment === "string") continue;
    const value = values[index] ?? "";
    index += 1;
    params[segment.name] = typedValue(segment.type, value);
    if (segment.type !== "v") continue;
    const ms = intervalMs(value);
    if (ms !== null) params[segment.msName] = ms;
  }
  return params;
}

function typedValue(letter: ParameterLetter, value: string): ParamValue {
  if (letter === "s") return value;
  if (letter === "i" || letter === "d" || letter === "t") return numberOf(value) ?? value;
  return letter === "b" ? value === "true" : value;
}
