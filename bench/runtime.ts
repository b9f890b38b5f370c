import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { catalogSchema, type MessageTemplate } from "../generator/catalog-model.ts";
import { FAMILY_IDS, type FamilyId } from "../generator/model.ts";
import { classify, parseError } from "../src/index.ts";
import { bundleCosts } from "./bundle-costs.ts";

/**
 * The runtime against `JSON.parse` of the same bodies, and against ccxt where bench/ has it installed
 * (`npm --prefix bench ci`). Everything runs in one process and is given as ratios, because times differ
 * between machines. Bundle sizes and import times are in bench/bundle-costs.ts. `npx tsx bench/runtime.ts [--json]`
 */
const ROUNDS = 60;
const REPEATS = 10;
const SAMPLE = 512;

interface Body {
  readonly family: FamilyId;
  readonly code: number;
  readonly msg: string;
}

const VALUES = {
  integer: "1200",
  decimal: "0.1978",
  timestamp: "1700000000000",
  ip: "203.0.113.7",
  interval: "10 SECOND",
  boolean: "true",
  string: "quantity",
  list: "a, b",
} as const;

async function main(): Promise<void> {
  const { literal, templates, unknown } = bodies();
  const mixed = mix(literal, templates, unknown);
  const hostile = `Mandatory parameter '${"x' ".repeat(350_000)}`;
  const ccxt = ccxtStep();
  const results = {
    literal: ratio(literal, match),
    withParameters: ratio(templates, match),
    unknown: ratio(unknown, match),
    mixed: ratio(mixed, match),
    parseError: ratio(mixed, parse),
    parseErrorLiteral: ratio(literal, parse),
    parseErrorWithParameters: ratio(templates, parse),
    parseErrorUnknown: ratio(unknown, parse),
    timesFasterThanCcxt: ccxt === null ? null : ratio(mixed, ccxt) / ratio(mixed, match),
    hostileMegabyteMs: fastest(() => classify("spot", -1102, hostile)),
    hostileMegabyteParseMs: fastest(() => parseError({ code: -1102, msg: hostile }, { family: "spot" })),
    ...(process.argv.includes("--no-bundles") ? {} : await bundleCosts()),
  };
  process.stdout.write(process.argv.includes("--json") ? `${JSON.stringify(results)}\n` : `${format(results)}\n`);
}

function match({ family, code, msg }: Body): unknown {
  return classify(family, code, msg);
}

function parse(body: Body): unknown {
  return parseError(body, { family: body.family });
}

/** 70 % exact, 25 % with parameters, 5 % unknown, in random order for the branch predictor. */
function mix(literal: readonly Body[], templates: readonly Body[], unknown: readonly Body[]): readonly Body[] {
  return Array.from({ length: SAMPLE }, (_, index) => {
    const dice = (index * 37) % 100;
    const source = dice < 70 ? literal : dice < 95 ? templates : unknown;
    const body = source[index % source.length];
    if (body === undefined) throw new Error("The catalog has no bodies to measure");
    return body;
  });
}

function bodies(): Readonly<Record<"literal" | "templates" | "unknown", readonly Body[]>> {
  const path = new URL("../generated/catalog.json", import.meta.url);
  const { families } = catalogSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  const all = families.flatMap((family) =>
    family.errors.flatMap(({ code, messages }) => messages.map((message) => ({ family: family.id, code, message }))),
  );
  const made = all.map(({ family, code, message }) => ({ family, code, msg: fill(message), message }));
  const plain = made.map(({ family, code, msg }) => fresh({ family, code, msg }));
  return {
    literal: sample(plain.filter((_, index) => made[index]?.message.parameters.length === 0)),
    templates: sample(plain.filter((_, index) => made[index]?.message.parameters.length !== 0)),
    unknown: sample(
      plain.map((body, index) => {
        const text = UNKNOWN[index % UNKNOWN.length] ?? "";
        return fresh({ ...body, msg: text.replace("#", String(index)) });
      }),
    ),
  };
}

/** Messages in the exchange's style; the number makes each of them new. */
const UNKNOWN = [
  "Please contact support quoting #",
  "Request # was declined by the upstream service.",
  "Quota # of this market maker zone is used up for today.",
  "Feature flag # is off for this account, please try again later.",
  "The order list # cannot be amended while one of its orders is being replaced.",
];

/** As a client receives it: through JSON. */
function fresh(body: Body): Body {
  // The family as a constant, as callers write it.
  const family = FAMILY_IDS.find((id) => id === body.family) ?? body.family;
  const parsed: unknown = JSON.parse(JSON.stringify({ code: body.code, msg: body.msg }));
  if (typeof parsed !== "object" || parsed === null || !("msg" in parsed) || typeof parsed.msg !== "string")
    throw new Error("JSON lost a text");
  return { family, code: body.code, msg: parsed.msg };
}

function fill(message: MessageTemplate): string {
  return message.segments
    .map((part) => (typeof part === "string" ? part : VALUES[message.parameters[part]?.type ?? "string"]))
    .join("");
}

function sample(all: readonly Body[]): readonly Body[] {
  const step = Math.max(1, Math.floor(all.length / SAMPLE));
  return all.filter((_, index) => index % step === 0).slice(0, SAMPLE);
}

const texts = new WeakMap<readonly Body[], readonly string[]>();

/**
 * Time of a step for each body, as a share of `JSON.parse` of that body. Both run in turns, and the best of many rounds
 * counts, because other work on the machine only slows down.
 */
function ratio(list: readonly Body[], step: (body: Body) => unknown): number {
  const known = texts.get(list) ?? list.map(({ code, msg }) => JSON.stringify({ code, msg }));
  texts.set(list, known);
  let parsing = Number.POSITIVE_INFINITY;
  let stepping = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    parsing = Math.min(
      parsing,
      perItem(known, (text) => JSON.parse(text) as unknown),
    );
    stepping = Math.min(stepping, perItem(list, step));
  }
  return stepping / parsing;
}

/** Milliseconds for one item. */
function perItem<Item>(list: readonly Item[], step: (item: Item) => unknown): number {
  let kept: unknown;
  const start = performance.now();
  for (let repeat = 0; repeat < REPEATS; repeat += 1) for (const item of list) kept = step(item);
  const time = performance.now() - start;
  if (kept === Symbol.for("never")) throw new Error("Keeps the step from being optimised away");
  return time / (list.length * REPEATS);
}

function fastest(step: () => unknown): number {
  return Math.min(...Array.from({ length: ROUNDS }, () => perItem([0], step)));
}

/** ccxt's path from a body to an exception, including making the exception. */
function ccxtStep(): ((body: Body) => unknown) | null {
  try {
    const require = createRequire(new URL("package.json", import.meta.url));
    const ccxt: unknown = require("ccxt");
    if (!isCcxt(ccxt)) return null;
    const exchange = new ccxt.binance();
    return (body) => {
      const text = `{"code":${String(body.code)},"msg":""}`;
      try {
        exchange.handleErrors(
          400,
          "Bad Request",
          "https://api.binance.com/api/v3/order",
          "POST",
          {},
          text,
          body,
          {},
          {},
        );
        return null;
      } catch (error) {
        return error;
      }
    };
  } catch {
    // Not installed: the output says that the comparison is left out.
    return null;
  }
}

function isCcxt(value: unknown): value is { readonly binance: new () => CcxtExchange } {
  return typeof value === "object" && value !== null && "binance" in value;
}

interface CcxtExchange {
  handleErrors(
    code: number,
    reason: string,
    url: string,
    method: string,
    headers: object,
    body: string,
    response: object,
    requestHeaders: object,
    requestBody: object,
  ): void;
}

function format(results: Readonly<Record<string, number | null>>): string {
  return Object.entries(results)
    .map(
      ([name, value]) => `${name.padEnd(26)} ${value === null ? "not installed" : value.toFixed(value > 10 ? 1 : 2)}`,
    )
    .join("\n");
}

await main();
