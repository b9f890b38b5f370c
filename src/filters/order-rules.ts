import { CLIENT_IDS, ORDER_TYPES } from "../../generated/filters.ts";
import { blank } from "./blank.ts";
import { format, isWire, readDecimal, toSmall, WIRE } from "./decimal.ts";
import { type Fields, type Leg, own } from "./legs.ts";
import { lookUp, type Plan, type Prepared } from "./rules.ts";
import type { FilterFailure } from "./types.ts";

const ILLEGAL_CHARS = -1100;
const MANDATORY = -1102;
const NOT_REQUIRED = -1106;
const INVALID_TYPE = -1116;
/** Parameters that set an order's id. `origClientOrderId` and the like name another order. */
export const isClientId = (name: string): boolean => /lient(?:Order|Algo)Id$/.test(name) && !name.includes("rig");
const MAX_SHOWN = 60;

type Say = (code: number, field: string, actual?: unknown, more?: Partial<FilterFailure>) => void;

/** Checks the format of parameters. */
export function checkValues(
  leg: Leg,
  { numbers, ids }: Plan,
  prepared: Prepared,
  order: Fields,
  failures: FilterFailure[],
): void {
  for (const field of numbers) {
    const raw = own(leg.sent, field);
    if (toSmall(raw) >= 0 || (typeof raw === "string" && isWire(raw))) continue;
    const value = readDecimal(raw);
    const plain = value === null ? "" : format(value);
    const isPlain = isWire(plain);
    // A client sends a number in plain form and a text unchanged.
    if (typeof raw === "string" || !isPlain) {
      sayIn(prepared.family, failures)(ILLEGAL_CHARS, leg.key(field), raw, {
        nearest: isPlain ? { down: plain, up: plain } : null,
      });
    }
  }
  for (const key of ids) {
    const value = own(order, key);
    const [pattern, code] = lookUp(CLIENT_IDS, prepared.rules, "pattern") ?? [/^/, 0];
    const id = typeof value === "number" ? String(value) : value;
    if (id === undefined || (typeof id === "string" && pattern.test(id))) continue;
    sayIn(prepared.family, failures)(code, key, value, { limit: pattern.source });
  }
}

function sayIn(family: string, failures: FilterFailure[]): Say {
  return (code, field, actual, more) => {
    const said = blank("", "exchange", "fails", family, code, { field, range: more?.limit ?? WIRE.source });
    const shown = typeof actual === "string" || typeof actual === "number" ? String(actual).slice(0, MAX_SHOWN) : null;
    failures.push({ ...said, filter: said.error.name ?? "", field, actual: shown, ...more });
  };
}

/** Checks which parameters an order type needs and refuses. */
export function checkType(leg: Leg, { family, rules }: Prepared): readonly FilterFailure[] {
  const failures: FilterFailure[] = [];
  const say = sayIn(family, failures);
  const isSent = (field: string): boolean => own(leg.sent, field) !== undefined;
  if (leg.side === "") say(MANDATORY, leg.key("side"));
  const needs = lookUp(ORDER_TYPES, rules, leg.type);
  if (needs === undefined) say(leg.type === "" ? MANDATORY : INVALID_TYPE, leg.key("type"), own(leg.sent, "type"));
  for (const need of (needs ?? "").split(" ").map((words) => words.split("|"))) {
    const [field = ""] = need;
    // OPO: the pending order has no quantity. It sells what the working order bought.
    if (field === "") continue;
    if (field.startsWith("!")) {
      if (isSent(field.slice(1))) say(NOT_REQUIRED, leg.key(field.slice(1)));
    } else if (!need.some((one) => isSent(one)) && !leg.key(field).startsWith("pendingQ")) {
      say(MANDATORY, leg.key(field));
    }
  }
  return failures;
}
