import { CLIENT_IDS, ORDER_TYPES } from "../../generated/filters.ts";
import { blank } from "./blank.ts";
import { type Decimal, format, isWire } from "./decimal.ts";
import type { Case } from "./judge.ts";
import { type Leg, own } from "./legs.ts";
import { lookUp, type Prepared } from "./rules.ts";
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

/** Rules that need no exchange: how parameters are written. */
export function checkValues({ prepared, order, legs }: Case, failures: FilterFailure[]): void {
  const say = sayIn(prepared.family, failures);
  for (const leg of legs) for (const [field, value] of leg.numbers) checkNumber(leg, field, value, say);
  for (const key in order) {
    if (key.endsWith("Id") && CLIENT_ID.test(key)) checkClientId(key, own(order, key), prepared.rules, say);
  }
}

function sayIn(family: string, failures: FilterFailure[]): Say {
  return (code, field, actual, more) => {
    const said = blank("", "exchange", "fails", family, code, { field, range: more?.limit ?? NUMBER });
    const shown = typeof actual === "string" || typeof actual === "number" ? String(actual).slice(0, MAX_SHOWN) : null;
    failures.push({ ...said, filter: said.error.name ?? "", field, actual: shown, ...more });
  };
}

/** Which parameters a type of order takes. */
export function checkType(leg: Leg, { family, rules }: Prepared): readonly FilterFailure[] {
  const failures: FilterFailure[] = [];
  const say = sayIn(family, failures);
  if (leg.side === "") say(MANDATORY, leg.key("side"));
  const needs = lookUp(ORDER_TYPES, rules, leg.type);
  if (needs === undefined) say(leg.type === "" ? MANDATORY : INVALID_TYPE, leg.key("type"), leg.sent.get("type"));
  for (const need of (needs ?? "").split(" ").map((words) => words.split("|"))) {
    const [field = ""] = need;
    // An OPO's pending order sells what the working order bought.
    if (field === "") continue;
    if (field.startsWith("!")) {
      if (leg.sent.has(field.slice(1))) say(NOT_REQUIRED, leg.key(field.slice(1)));
    } else if (!need.some((one) => leg.sent.has(one)) && !leg.key(field).startsWith("pendingQ")) {
      say(MANDATORY, leg.key(field));
    }
  }
  return failures;
}

function checkNumber(leg: Leg, field: string, value: Decimal | null, say: Say): void {
  const raw = leg.sent.get(field);
  if (typeof raw === "string" && isWire(raw)) return;
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
