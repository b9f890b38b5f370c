import { CLIENT_IDS, ORDER_TYPES } from "../../generated/filters.ts";
import { blank } from "./blank.ts";
import { format, isWire } from "./decimal.ts";
import type { Case } from "./judge.ts";
import { type Leg, NUMBERS, own } from "./legs.ts";
import { lookUp } from "./rules.ts";
import type { FilterFailure } from "./types.ts";

const ILLEGAL_CHARS = -1100;
const MANDATORY = -1102;
const NOT_REQUIRED = -1106;
const INVALID_TYPE = -1116;
/** The range that the exchange quotes for numbers. */
const NUMBER = "^([0-9]{1,20})(\\.[0-9]{1,20})?$";
/** An id that the order gets; `origClientOrderId` and the like name another order. */
const CLIENT_ID = /^(?!.*rig).*lient(?:Order|Algo)Id$/;
const MAX_SHOWN = 60;

type Say = (code: number, field: string, actual?: unknown, more?: Partial<FilterFailure>) => void;

/** Rules that need no exchange: which parameters a type of order takes, and how they are written. */
export function checkRequest({ prepared, order, legs }: Case, failures: FilterFailure[]): void {
  const { family, rules } = prepared;
  const say: Say = (code, field, actual, more) => {
    const said = blank("", "exchange", "fails", family, code, { field, range: more?.limit ?? NUMBER });
    const shown = typeof actual === "string" || typeof actual === "number" ? String(actual).slice(0, MAX_SHOWN) : null;
    failures.push({ ...said, filter: said.error.name ?? "", field, actual: shown, ...more });
  };
  for (const leg of legs) {
    checkType(leg, rules, say);
    for (const field of NUMBERS) if (leg.numbers[field] !== undefined) checkNumber(leg, field, say);
  }
  for (const key in order)
    if (key.endsWith("Id") && CLIENT_ID.test(key)) checkClientId(key, own(order, key), rules, say);
}

function checkType(leg: Leg, rules: string, say: Say): void {
  if (leg.side === "") say(MANDATORY, leg.key("side"));
  const needs = lookUp(ORDER_TYPES, rules, leg.type);
  if (needs === undefined) say(leg.type === "" ? MANDATORY : INVALID_TYPE, leg.key("type"), leg.raw("type"));
  for (const need of wordsOf(needs ?? "")) {
    const [field = ""] = need;
    // An OPO's pending order sells what the working order bought.
    if (field.startsWith("!")) {
      if (leg.raw(field.slice(1)) !== undefined) say(NOT_REQUIRED, leg.key(field.slice(1)));
    } else if (!need.some((one) => leg.raw(one) !== undefined) && !leg.key(field).startsWith("pendingQ")) {
      say(MANDATORY, leg.key(field));
    }
  }
}

const words: Record<string, readonly (readonly string[])[]> = {};
function wordsOf(needs: string): readonly (readonly string[])[] {
  return (words[needs] ??= needs.split(" ").flatMap((need) => (need === "" ? [] : [need.split("|")])));
}

function checkNumber(leg: Leg, field: string, say: Say): void {
  const raw = leg.raw(field);
  if (typeof raw === "string" && isWire(raw)) return;
  const value = leg.numbers[field] ?? null;
  const plain = value === null ? "" : format(value);
  // A number is sent in its plain form; a text is sent as it is.
  if (typeof raw === "string" || !isWire(plain)) {
    say(ILLEGAL_CHARS, leg.key(field), raw, { nearest: isWire(plain) ? { down: plain, up: plain } : null });
  }
}

function checkClientId(key: string, value: unknown, rules: string, say: Say): void {
  const [pattern, code] = lookUp(CLIENT_IDS, rules, "pattern") ?? ["", 0];
  const id = typeof value === "number" ? String(value) : value;
  if (id === undefined || (typeof id === "string" && new RegExp(pattern).test(id))) return;
  say(code, key, value, { limit: pattern });
}
