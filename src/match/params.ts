import type { ParameterLetter } from "../../generated/tables/format.ts";
import type { Message } from "../model/message.ts";
import type { Params, ParamValue } from "../result.ts";

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

/** The number in a text, or null: an infinite number would be null in JSON. */
export function numberOf(text: string): number | null {
  const number = Number(text);
  // From zero, because JSON has no -0.
  return !Number.isFinite(number) || text.trim() === "" ? null : number + 0;
}

const INTERVAL = /^(\d{0,9}) ?([A-Za-z]{1,12})$/;
const UNITS: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  ["ms", 1],
  ["millisecond", 1],
  ["s", 1000],
  ["sec", 1000],
  ["second", 1000],
  ["m", 60_000],
  ["min", 60_000],
  ["minute", 60_000],
  ["h", 3_600_000],
  ["hour", 3_600_000],
  ["d", 86_400_000],
  ["day", 86_400_000],
  ["w", 604_800_000],
  ["week", 604_800_000],
]);

/** `10 SECOND` is 10000, `MINUTE` is 60000; null where the unit is unknown. */
export function intervalMs(text: string): number | null {
  const [, count = "", unit = ""] = INTERVAL.exec(text) ?? [];
  const name = unit.toLowerCase();
  const ms = UNITS.get(name) ?? (name.length > 2 && name.endsWith("s") ? UNITS.get(name.slice(0, -1)) : undefined);
  return ms === undefined ? null : ms * (count === "" ? 1 : Number(count));
}
