import type { MessageTemplate, ParameterType } from "../../catalog-model.ts";
import { RECEIVED_AT } from "./schemas.ts";

export interface Filled {
  readonly text: string;
  readonly params: Readonly<Record<string, string | number | boolean>>;
  /** End of a ban in the text, in epoch milliseconds. */
  readonly bannedUntil: number | null;
}

/** Sample values by type. */
const VALUES: Readonly<Record<ParameterType, readonly (string | number | boolean)[]>> = {
  string: ["BTCUSDT", "symbol", "timeInForce", "GTX", "0042", "5d2f8a", "LIMIT_MAKER", "x-91"],
  integer: [1, 5, 10, 42, 500, 1200, 6000, 61_000, -3],
  decimal: [0.001, 0.01, 0.5, 2.75, 10, 100.5, 1234.5678, 0.00001],
  timestamp: [1_600_000_000_000, 1_650_000_123_456, 1_699_999_999_999],
  ip: ["203.0.113.7", "198.51.100.23", "2001:db8::8a2e", "192.0.2.146"],
  interval: ["10 SECOND", "1 MINUTE", "MINUTE", "5 MINUTE", "1 DAY"],
  boolean: [true, false],
  list: ["LIMIT, MARKET", "1m, 5m, 1h", "BUY, SELL", "BTCUSDT"],
};

/** Fills a message with sample values. They depend only on the key, so other catalog changes do not alter them. */
export function fillMessage(message: MessageTemplate, key: string): Filled {
  const next = randomOf(key);
  let text = "";
  let bannedUntil: number | null = null;
  const params: Record<string, string | number | boolean> = {};
  message.segments.forEach((segment, index) => {
    if (typeof segment === "string") {
      text += segment;
      return;
    }
    const parameter = message.parameters[segment];
    if (parameter === undefined) throw new Error(`"${message.text}" lacks the parameter ${String(segment)}`);
    const { name, type } = parameter;
    const isBan = type === "timestamp" && name === "bannedUntil";
    if (isBan) bannedUntil = RECEIVED_AT + (1 + (next() % 7200)) * 1000;
    const value = isBan ? (bannedUntil ?? 0) : valueOf(type, message.segments[index + 1], next);
    params[name] = value;
    text += String(value);
  });
  return { text, params, bannedUntil };
}

/** A value that does not contain the character after it. */
function valueOf(
  type: ParameterType,
  ahead: string | number | undefined,
  next: () => number,
): string | number | boolean {
  const end = typeof ahead === "string" ? ahead.charAt(0) : "";
  const fitting = VALUES[type].filter((value) => end === "" || !String(value).includes(end));
  const value = fitting[next() % fitting.length];
  if (value === undefined) throw new Error(`No value of the type ${type} fits before "${end}"`);
  return value;
}

/** Pseudo-random numbers from a text (FNV-1a, then a linear congruence). */
export function randomOf(key: string): () => number {
  let state = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1)
    state = Math.imul(state ^ key.charCodeAt(index), 0x01000193) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}
