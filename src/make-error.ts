import type { FamilyTable } from "../generated/tables/format.ts";
import type { ErrorName, MakeParams, MessageId } from "./catalog-types.ts";
import { FamilyMatcher } from "./match/family-matcher.ts";
import { templateOf } from "./match/message-id.ts";
import { type Entry, type Message, NO_VALUES } from "./model/message.ts";
import type { Parameter } from "./match/template.ts";
import type { FamilyId } from "./result.ts";

/** A made-up answer of the exchange, for the code under test. */
export interface MadeError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: { readonly code: number; readonly msg: string };
}

export interface MakeOptions<Id extends string = string> {
  /** Id of one of the error's messages. Default: the first message with the given parameters. */
  readonly message?: Id | undefined;
  /** HTTP status. Default: the exchange's usual status for this code. */
  readonly status?: number | undefined;
  /** Current time in epoch milliseconds; `Retry-After` of a ban counts from it. Default: the clock of the machine. */
  readonly now?: number | undefined;
}

export type MakeError = <F extends FamilyId, N extends ErrorName<F>>(
  family: F,
  name: N,
  params?: MakeParams<F, N>,
  options?: MakeOptions<MessageId<F, N>>,
) => MadeError;

type Given = Readonly<Record<string, unknown>>;

/** HTTP statuses by code. All other codes have 400. */
const STATUSES: Readonly<Record<number, number | undefined>> = {
  [-1000]: 500,
  [-1001]: 503,
  [-1002]: 401,
  [-1003]: 429,
  [-1007]: 408,
  [-1008]: 503,
  [-1015]: 429,
  [-1016]: 503,
  [-2015]: 401,
  [-5000]: 404,
  0: 451,
};

/** `parseError` recognises at most this many decimals. */
const MAX_DECIMALS = 30;

/**
 * Creates `makeError` for the given tables. It is for tests: if name, message and parameters do not fit, it throws a
 * `TypeError` that names the problem.
 */
export function createMakeError(tables: readonly FamilyTable[]): MakeError {
  const matchers = new Map<string, FamilyMatcher>(tables.map((table) => [table.family, new FamilyMatcher(table)]));
  return (family, name, params, options = {}) => {
    const matcher = matchers.get(family);
    if (matcher === undefined) throw new TypeError(`makeError has no table of the family "${family}"`);
    const given: Given = { ...params };
    const message = chooseMessage(messagesOf(matcher, name), name, given, options.message);
    const text = message.segments.map((part) => (typeof part === "string" ? part : valueText(part, given))).join("");
    return answerOf(message.entry, text, given, options);
  };
}

function messagesOf(matcher: FamilyMatcher, name: string): readonly Message[] {
  const messages: Message[] = [];
  let entry: Entry | null = null;
  for (const contents of matcher.rows.all()) {
    entry ??= contents.entries.find((one) => one.name === name) ?? null;
    messages.push(...contents.messages.filter((message) => message.entry.name === name));
  }
  if (entry === null) throw new TypeError(`${matcher.table.family} has no error "${name}"`);
  if (messages.length === 0) throw new TypeError(`The catalog has no message of ${name}: build the body by hand`);
  return messages;
}

function chooseMessage(messages: readonly Message[], name: string, given: Given, id: string | undefined): Message {
  const keys = Object.keys(given).filter((key) => given[key] !== undefined);
  const found = messages.find((message) =>
    id === undefined ? sameNames(namesOf(message), keys) : templateOf(message, NO_VALUES).id === id,
  );
  if (found !== undefined) return found;
  const known = messages
    .map((message) => `${templateOf(message, NO_VALUES).id}(${namesOf(message).join(", ")})`)
    .join("; ");
  const wanted = id === undefined ? `with the parameters (${keys.join(", ")})` : `"${id}"`;
  throw new TypeError(`${name} has no message ${wanted}. It has: ${known}`);
}

function sameNames(names: readonly string[], keys: readonly string[]): boolean {
  return names.length === keys.length && names.every((name) => keys.includes(name));
}

function namesOf({ segments }: Message): readonly string[] {
  return segments.flatMap((segment) => (typeof segment === "string" ? [] : [segment.name]));
}

function valueText({ name }: Parameter, given: Given): string {
  const value = given[name];
  if (typeof value === "string" || typeof value === "boolean") return String(value);
  if (typeof value === "number") return plainNumber(value);
  throw new TypeError(`The parameter "${name}" is missing`);
}

/** Plain digits instead of `1e-7`, with at most as many decimals as the exchange writes. */
function plainNumber(value: number): string {
  const text = String(value);
  const [, sign = "", whole = "", fraction = "", exponent] = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(text) ?? [];
  const zeros = Number(exponent) - 1;
  if (exponent === undefined || zeros + whole.length + fraction.length > MAX_DECIMALS) return text;
  return `${sign}0.${"0".repeat(zeros)}${whole}${fraction}`;
}

function answerOf({ code }: Entry, msg: string, given: Given, options: MakeOptions): MadeError {
  const until = given["bannedUntil"];
  const isBan = until !== undefined;
  const status = options.status ?? (isBan ? 418 : (STATUSES[code] ?? 400));
  const headers: Record<string, string> = { "content-type": "application/json;charset=UTF-8" };
  if (status === 418 || status === 429) {
    const wait = isBan ? Number(until) - (options.now ?? Date.now()) : 60_000;
    headers["retry-after"] = String(Math.max(1, Math.ceil(wait / 1000)));
  }
  return { status, headers, body: { code, msg } };
}
