import type { ParameterLetter } from "../../generated/tables/format.ts";
import type { Params, ParamValue } from "../result.ts";
import type { Message } from "./message.ts";
import { intervalMs } from "./interval.ts";
import { numberOf } from "./number.ts";

const NO_PARAMS: Params = /* @__PURE__ */ Object.freeze({});

/**
 * Typed values of a matched message: numbers as numbers, timestamps in epoch milliseconds, and for an interval
 * `10 SECOND` a second value in milliseconds, named with `Ms`, where the unit is known.
 */
export function paramsOf(message: Message | null, values: readonly string[]): Params {
  if (message === null || values.length === 0) return NO_PARAMS;
  const params: Record<string, ParamValue> = {};
  const { parameters } = message.plan;
  for (let index = 0; index < parameters.length; index += 1) {
    const parameter = parameters[index];
    const value = values[index];
    if (parameter === undefined || value === undefined) continue;
    params[parameter.name] = typedValue(parameter.type, value);
    if (parameter.type !== "v") continue;
    const ms = intervalMs(value);
    if (ms !== null) params[parameter.msName] = ms;
  }
  return Object.freeze(params);
}

function typedValue(letter: ParameterLetter, value: string): ParamValue {
  if (letter === "s") return value;
  if (letter === "i" || letter === "d" || letter === "t") return numberOf(value) ?? value;
  return letter === "b" ? value === "true" : value;
}
