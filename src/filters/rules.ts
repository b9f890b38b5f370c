import { FILTER_RULES, PARENTS } from "../../generated/filters.ts";
import type { FamilyId } from "../result.ts";
import { type Decimal, ONE, readDecimal, SMALL, SMALL_UNIT } from "./decimal.ts";
import { type Fields, fieldsOf, own } from "./legs.ts";
import type { FilterFailure, Verdict } from "./types.ts";

type Scope = FilterFailure["scope"];

/** The filter's value, null if missing or unreadable, or names that are looked up later. */
export type Operand = Decimal | readonly string[] | null | undefined;

/** One condition of a filter: `subject (join other) op (factor ×) limit`. */
export interface Rule {
  readonly filter: Filter;
  /** Guards, all of which must hold; each is a list of alternatives. */
  readonly when: readonly (readonly string[])[];
  readonly subject: string;
  /** Whether it counts, for example, orders. Otherwise it judges a parameter. */
  readonly counts: boolean;
  readonly join: string;
  readonly other: Operand;
  readonly op: string;
  readonly factor: Operand;
  readonly limit: Operand;
  /** `limit` in units of 10^-8 (products: 10^-16); NaN if it does not fit or is looked up later. */
  readonly smallLimit: number | bigint;
  /** Subtracted from the left side; same units. */
  readonly smallOrigin: number;
  /** Code of the rejection, and the one for a value of zero or less. */
  readonly codes: readonly [number, number];
  /** Cache of `undecided` results, by missing field and parameter. */
  readonly undecided: Record<string, FilterFailure>;
}

export interface Filter {
  readonly type: string;
  readonly scope: Scope;
  readonly info: Fields;
  readonly rules: readonly Rule[];
  /** `unknown`: no description of this type exists. `undecided`: it is on, and no page says how it judges. */
  readonly open: Verdict | null;
  /** The value of its switch, if the switch is all that is known. */
  readonly setTo: string | null;
}

/** The rules for one shape of order, and the results that all its orders share. */
export interface Plan {
  readonly rules: readonly Rule[];
  /** Names of the number parameters. */
  readonly numbers: readonly string[];
  /** Names of the client order ids. */
  readonly ids: readonly string[];
  readonly failures: readonly FilterFailure[];
  readonly open: readonly FilterFailure[];
}

/** A symbol whose filters are read. */
export interface Prepared {
  readonly wanted: FamilyId | undefined;
  /** The family whose errors apply. */
  readonly family: FamilyId;
  /** The family whose rules apply. */
  readonly rules: string;
  readonly symbol: Fields;
  readonly filters: readonly Filter[];
  readonly plans: Map<string, Plan>;
}

const FORMULA = /^(?:(.+): )?([\w,]+)(?:([*+-])([\w|]+))?(>=|<=|%)(?:(\w+)\*)?([\w|]+)(\??)(?: #(-\d+)(?:,(-\d+))?)?$/;
/** For some filters only the value that switches them off is known. */
const OFF = /^(\w+)==(\w+)$/;
/** Operands that are not fields of a filter. */
const DYNAMIC = /^(?:price|stopPrice|markPrice|quantity|orders|average|position)$/;
/** Spot's code for all filters. */
export const FILTER_FAILURE = -1013;
/** A limit on every request. Source: general information of the REST APIs. */
const REQUEST = { filterType: "BAD_RECV_WINDOW", most: 60_000 };
const REQUEST_RULE = "recvWindow<=most #-1131";

const symbols = new WeakMap<object, Prepared>();
const lists = new WeakMap<object, readonly Filter[]>();

export function prepare(symbol: Fields, wanted: FamilyId | undefined): Prepared {
  const known = symbols.get(symbol);
  if (known !== undefined && known.wanted === wanted) return known;
  const seen = seenFamily(symbol);
  const family = wanted ?? seen;
  // Portfolio margin places orders on both futures exchanges.
  const rules = family === "portfolio-margin" && seen !== "spot" ? seen : family;
  const filters = [
    ...readFilters([REQUEST], "exchange", rules),
    ...readFilters(own(symbol, "filters"), "symbol", rules),
  ];
  const made = { wanted, family, rules, symbol, filters, plans: new Map<string, Plan>() };
  symbols.set(symbol, made);
  return made;
}

/** Recognises the family by the symbol's fields: options have a strike price, futures a contract. */
function seenFamily(symbol: Fields): FamilyId {
  if ("strikePrice" in symbol) return "options";
  if ("contractStatus" in symbol) return "coin-futures";
  return "contractType" in symbol ? "usds-futures" : "spot";
}

/** Filters of the exchange or of an asset. */
export function prepareList(list: object, scope: Scope, rules: string): readonly Filter[] {
  const known = lists.get(list) ?? readFilters(list, scope, rules);
  lists.set(list, known);
  return known;
}

function readFilters(list: unknown, scope: Scope, family: string): readonly Filter[] {
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  return items.map((item) => {
    const info = fieldsOf(item);
    const type = String(own(info, "filterType"));
    const formulas = item === REQUEST ? REQUEST_RULE : lookUp(FILTER_RULES, family, type);
    const rules: Rule[] = [];
    const [, field, off] = OFF.exec(formulas ?? "") ?? [];
    const value = field === undefined ? undefined : own(info, field);
    const open = formulas === undefined ? "unknown" : value === off ? null : "undecided";
    const filter: Filter = { type, scope, info, rules, open, setTo: typeof value === "string" ? value : null };
    for (const formula of formulas?.split("; ") ?? []) readRule(formula, filter, rules);
    return filter;
  });
}

/** An entry of the family's table, or else of its parent family's table. */
export function lookUp<Value>(
  tables: Readonly<Record<string, Readonly<Record<string, Value>>>>,
  family: string | undefined,
  name: string,
): Value | undefined {
  if (family === undefined) return undefined;
  const table = tables[family];
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : lookUp(tables, PARENTS[family], name);
}

function readRule(formula: string, filter: Filter, rules: Rule[]): void {
  const [, when, subjects = "", join = "", other, op = "", factor, bound, zeroOff, code, zeroCode] =
    FORMULA.exec(formula) ?? [];
  const limit = readOperand(bound, filter.info);
  // "disabled on tickSize == 0": the filters pages.
  if (bound === undefined || (zeroOff && limit === 0n)) return;
  const first = Number(code ?? FILTER_FAILURE);
  for (const subject of subjects.split(",")) {
    const counts = /^(?:open|now)/.test(subject);
    const less = readOperand(other, filter.info);
    rules.push({
      filter,
      when: when?.split(" & ").map((guard) => guard.split("|")) ?? [],
      subject,
      counts,
      join,
      other: less,
      op,
      factor: readOperand(factor, filter.info),
      limit,
      smallLimit: factor !== undefined ? NaN : join === "*" ? squared(limit) : small(limit),
      // Orders are counted one by one.
      smallOrigin: join === "" || join === "*" ? 0 : join === "-" ? small(less) : other === "orders" ? -SMALL : NaN,
      codes: [first, Number(zeroCode ?? first)],
      undecided: {},
    });
  }
}

function small(operand: Operand): number {
  return typeof operand === "bigint" && operand % SMALL_UNIT === 0n && operand < ONE * 10_000_000n
    ? Number(operand / SMALL_UNIT)
    : NaN;
}

/** In units of 10^-16: the product of two numbers in units of 10^-8. */
function squared(operand: Operand): number | bigint {
  return typeof operand === "bigint" && operand % 10_000n === 0n ? operand / 10_000n : NaN;
}

function readOperand(text: string | undefined, info: Fields): Operand {
  if (text === undefined) return undefined;
  const names = text.split("|");
  if (names.some((name) => DYNAMIC.test(name))) return names;
  const value = readDecimal(names.map((name) => own(info, name)).find((field) => field !== undefined));
  return value !== null && value < 0n ? null : value;
}
