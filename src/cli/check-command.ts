import { readFileSync } from "node:fs";
import { checkOrder, type FilterFailure, fitOrder, type OrderChange } from "../filters.ts";
import { type Fields, fieldsOf, own } from "../filters/legs.ts";
import type { FamilyId } from "../result.ts";
import { printable } from "../text/printable.ts";
import { EXIT } from "./commands.ts";
import type { Console } from "./help.ts";

export interface CheckFlags {
  readonly symbol: string;
  /** File with a response body of exchangeInfo. */
  readonly info: string;
  readonly family?: FamilyId | undefined;
  /** JSON of the exchange's state: average price, open orders, … */
  readonly state?: string | undefined;
  readonly json: boolean;
}

/** `binance-errors check`: prints the filters that an order would fail, and values that would pass. */
export function checkCommand(text: string, { symbol, info, family, state, json }: CheckFlags, io: Console): number {
  const order = readJson(text, "The order", io);
  const body = readJson(readFile(info, io), info, io);
  const known = state === undefined ? {} : readJson(state, "--state", io);
  if (order === null || body === null || known === null) return EXIT.usage;
  const symbols = [body["symbols"], body["optionSymbols"]].flatMap((list: unknown): readonly unknown[] =>
    Array.isArray(list) ? list : [],
  );
  const wanted = symbol.toUpperCase();
  const found = symbols.map(fieldsOf).find((one) => own(one, "symbol") === wanted);
  if (found === undefined) {
    io.complain(`${printable(info)} has no symbol ${printable(wanted)} among its ${String(symbols.length)}.\n`);
    return EXIT.usage;
  }
  const exchangeFilters: unknown = body["exchangeFilters"];
  const options = { family, state: known, ...(Array.isArray(exchangeFilters) ? { exchangeFilters } : {}) };
  const failures = checkOrder(found, order, options);
  const { order: fitted, changes } = fitOrder(found, order, options);
  const isPassed = failures.every(({ verdict }) => verdict !== "fails");
  if (json) io.print(`${JSON.stringify({ passes: isPassed, failures, fitted, changes }, null, 2)}\n`);
  else io.print(render(failures, changes));
  return isPassed ? EXIT.known : EXIT.unknown;
}

function render(failures: readonly FilterFailure[], changes: readonly OrderChange[]): string {
  const failing = failures.filter(({ verdict }) => verdict === "fails");
  const open = failures.filter(({ verdict }) => verdict !== "fails");
  const lines = [
    failing.length === 0 ? "The order passes what can be checked." : "The order would be rejected.",
    ...failing.flatMap(failureLines),
    ...open.map(openLine),
    ...(changes.length === 0
      ? []
      : [`What would pass: ${changes.map(({ field, to }) => `${field} ${to}`).join(", ")}`]),
  ];
  return lines.map((line) => `${/^ */u.exec(line)?.[0] ?? ""}${printable(line)}\n`).join("");
}

function failureLines({ filter, field, actual, limit, nearest, error }: FilterFailure): readonly string[] {
  const values = [nearest?.down, nearest?.up].filter((value) => typeof value === "string");
  const message = "msg" in error ? error.msg : error.message;
  return [
    `  ${filter}${field === null ? "" : `, ${field}`}: ${actual ?? "nothing"}${limit === null ? "" : `, the limit is ${limit}`}`,
    `    ${String(error.code)} ${error.name ?? ""}: ${message}`,
    ...(values.length === 0 ? [] : [`    nearest values that pass this filter: ${values.join(" and ")}`]),
  ];
}

function openLine({ filter, verdict, needs }: FilterFailure): string {
  if (verdict === "unknown") return `  ${filter}: an unknown filter, not checked`;
  return `  ${filter}: not decided${needs.length === 0 ? "" : `, give ${needs.join(", ")} in --state`}`;
}

function readFile(path: string, io: Console): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    io.complain(`${printable(path)} cannot be read: ${printable(error instanceof Error ? error.message : "")}\n`);
    return "";
  }
}

function readJson(text: string, what: string, io: Console): Fields | null {
  if (text === "") return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return fieldsOf(value);
  } catch {
    // Reported below, like any other text that is not a JSON object.
  }
  io.complain(`${printable(what)} is not a JSON object.\n`);
  return null;
}
