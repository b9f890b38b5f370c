import { FILTER_RULES, PARENTS } from "../../generated/filters.ts";
import type { FamilyId } from "../result.ts";
import { type Decimal, ONE, readDecimal, SMALL, SMALL_UNIT } from "./decimal.ts";
import { type Fields, fieldsOf, own } from "./legs.ts";
import type { FilterFailure, Verdict } from "./types.ts";

type Scope = FilterFailure["scope"];

/** A field of the filter is a number, null where it is missing or unreadable; other names are looked up later. */
export type Operand = Decimal | readonly string[] | null | undefined;

/** One condition of a filter: `subject (join other) op (factor ×) limit`. */
export interface Rule {
  readonly filter: Filter;
  /** Guards, all of which must hold; each is a list of alternatives. */
  readonly when: readonly (readonly string[])[];
  readonly subject: string;
  /** Whether it counts orders or the like, instead of judging a parameter. */
  readonly counts: boolean;
  readonly join: string;
  readonly other: Operand;
  readonly op: string;
  readonly factor: Operand;
  readonly limit: Operand;
  /** `limit` in units of 10^-8, of products in units of 10^-16; NaN where it does not fit, or is looked up later. */
  readonly smallLimit: number | bigint;
  /** What is taken off the left side, likewise. */
  readonly smallOrigin: number;
  /** Code of the rejection, and the one for a value of zero or less. */
  readonly codes: readonly [number, number];
  /** What is said where the state is missing. It never changes. */
  readonly undecided: Record<string, FilterFailure>;
}

export interface Filter {
  readonly type: string;
  readonly scope: Scope;
  readonly info: Fields;
  readonly rules: readonly Rule[];
  /** `unknown`: nobody has described this type. `undecided`: it is switched on, and nobody has described how it judges. */
  readonly open: Verdict | null;
  /** What it is switched to, where that is all it says. */
  readonly setTo: string | null;
}

/** The rules that apply to one shape of order, and what is to be said of all its orders. */
export interface Plan {
  readonly rules: readonly Rule[];
  /** The parameters that are numbers, and those that are ids. */
  readonly numbers: readonly string[];
  readonly ids: readonly string[];
  readonly failures: readonly FilterFailure[];
  readonly open: readonly FilterFailure[];
}

/** A symbol whose filters are read. */
export interface Prepared {
  readonly wanted: FamilyId | undefined;
  /** Whose errors apply, and whose rules. */
  readonly family: FamilyId;
  readonly rules: string;
  readonly symbol: Fields;
  readonly filters: readonly Filter[];
  readonly plans: Map<string, Plan>;
}

const FORMULA = /^(?:(.+): )?([\w,]+)(?:([*+-])([\w|]+))?(>=|<=|%)(?:(\w+)\*)?([\w|]+)(\??)(?: #(-\d+)(?:,(-\d+))?)?$/;
/** All that is known of some filters is the value that switches them off. */
const OFF = /^(\w+)==(\w+)$/;
/** Names that are not a filter's fields. */
const DYNAMIC = /^(?:price|stopPrice|markPrice|quantity|orders|average|position)$/;
/** What spot answers for any filter. */
export const FILTER_FAILURE = -1013;
/** The one limit of a request that is the same for all: general information of the REST APIs. */
const REQUEST = { filterType: "BAD_RECV_WINDOW", most: 60_000 };
const REQUEST_RULE = "recvWindow<=most #-1131";

const symbols = new WeakMap<object, Prepared>();
const lists = new WeakMap<object, readonly Filter[]>();

export function prepare(symbol: Fields, wanted: FamilyId | undefined): Prepared {
  const known = symbols.get(symbol);
  if (known !== undefined && known.wanted === wanted) return known;
  const seen = seenFamily(symbol);
  const family = wanted ?? seen;
  // Portfolio margin places orders of either futures exchange.
  const rules = family === "portfolio-margin" && seen !== "spot" ? seen : family;
  const filters = [
    ...readFilters([REQUEST], "exchange", rules),
    ...readFilters(own(symbol, "filters"), "symbol", rules),
  ];
  const made = { wanted, family, rules, symbol, filters, plans: new Map<string, Plan>() };
  symbols.set(symbol, made);
  return made;
}

/** What a symbol tells of its exchange: options have a strike price, futures a contract. */
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

/** What a family's table says; where it is silent, that of the family that it goes with. */
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

/** In the units of a product of two numbers that count 10^-8. */
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
