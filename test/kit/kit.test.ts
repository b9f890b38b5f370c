import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { emitKit, NO_KIT_INPUT } from "../../generator/emit/kit/kit.ts";
import {
  kitErrorsSchema,
  kitIndexSchema,
  kitPatternsSchema,
  RECEIVED_AT,
  releasesSchema,
  type Vector,
} from "../../generator/emit/kit/schemas.ts";
import { type Catalog, catalogSchema } from "../../generator/catalog-model.ts";
import { FAMILY_IDS } from "../../generator/model.ts";
import { parseError } from "../../src/index.ts";
import { kitText, readVectors } from "./read-kit.ts";
import { outsideSharedSyntax } from "./re2-grammar.ts";
import catalogJson from "../../generated/catalog.json" with { type: "json" };

const vectors = readVectors();
const FAMILIES = FAMILY_IDS.map((family) => ({
  family,
  errors: kitErrorsSchema.parse(JSON.parse(kitText(`errors.${family}.json`))),
  patterns: kitPatternsSchema.parse(JSON.parse(kitText(`patterns.${family}.json`))).patterns,
}));

/** The package's answer to a vector, in the vector's format. An interval also has its milliseconds. */
function answerOf({ family, method, status, headers, body, expect: { params } }: Vector): Vector["expect"] {
  const known = parseError(body, { family, method, status: status ?? undefined, headers, now: RECEIVED_AT });
  if (known === null) throw new Error(`${body} is taken for no error`);
  const given = Object.entries(known.params).filter(([name]) => name in params || !name.endsWith("Ms"));
  return {
    code: known.code,
    name: known.name,
    message: known.template?.id ?? null,
    params: Object.fromEntries(given),
    execution: known.advice.execution,
    retry: known.advice.retry,
    delayMs: known.retryAfterMs,
  };
}

describe("the vectors", () => {
  it("are at least 5,000, as many as the kit says", () => {
    const index = kitIndexSchema.parse(JSON.parse(kitText("kit.json")));
    expect(vectors.length).toBeGreaterThanOrEqual(5000);
    expect(index.vectors).toBe(vectors.length);
    expect(index.families).toEqual(FAMILY_IDS);
  });

  it.each(FAMILY_IDS)("of %s: the package passes them", (family) => {
    const own = vectors.filter((vector) => vector.family === family);
    const wrong = own.flatMap((vector) => {
      const got = answerOf(vector);
      return JSON.stringify(sorted(got)) === JSON.stringify(sorted(vector.expect)) ? [] : [{ vector, got }];
    });
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(own.length).toBeGreaterThan(200);
  });

  it("cover all messages except those whose text also matches another message", () => {
    const keyOf = (family: string, ...rest: readonly unknown[]): string => [family, ...rest].join(" ");
    const covered = new Set(
      vectors.map(({ family, expect: { code, name, message } }) => keyOf(family, code, name, message)),
    );
    const all = FAMILIES.flatMap(({ family, patterns }) =>
      patterns.map(({ code, name, message }) => keyOf(family, code, name, message)),
    );
    expect(all.filter((key) => !covered.has(key)).length / all.length).toBeLessThan(0.02);
  });

  it("cover every retry value of the advice", () => {
    const ways = new Set(
      FAMILIES.flatMap(({ errors }) => Object.values(errors.advice).map(({ write }) => write.retry)),
    );
    const asked = new Set(vectors.map(({ expect: { retry } }) => retry));
    expect([...ways].filter((way) => !asked.has(way))).toEqual([]);
  });

  // A port may pin vectors. They must not change when another code is added.
  it("of a code do not change when another code is removed", () => {
    const catalog: Catalog = catalogSchema.parse(catalogJson);
    const spot = catalog.families.flatMap((family) => (family.id === "spot" ? [family] : []));
    const without = spot.map((family) => ({ ...family, errors: family.errors.filter(({ code }) => code !== -1003) }));
    const linesOf = (families: Catalog["families"]): readonly string[] =>
      emitKit({ ...catalog, families }, NO_KIT_INPUT)
        .filter(({ path }) => path === "kit/vectors.jsonl")
        .flatMap(({ content }) => content.split("\n").filter((line) => !line.includes('"code":-1003')));
    expect(linesOf(without)).toEqual(linesOf(spot));
  });
});

describe("the patterns", () => {
  const all = FAMILIES.flatMap(({ patterns }) => patterns);

  it("use only the syntax that all languages share", () => {
    expect(all.flatMap(({ pattern }) => outsideSharedSyntax(pattern) ?? [])).toEqual([]);
  });

  it.each(["^a(?=b)$", "^(?<name>a)$", "^(a)\\1$", "^\\d$", "^[^]$", "^a{1,2000}$", "^(a$", "^\\u00e9$", "a", "^a++$"])(
    "%s is outside the shared syntax",
    (pattern) => {
      expect(outsideSharedSyntax(pattern)).not.toBeNull();
    },
  );

  it.each(FAMILIES)("of $family match their text, and their groups rebuild it", ({ errors, patterns }) => {
    const messages = new Map(
      errors.errors.flatMap(({ code, messages: own, tables }) => {
        const shared = tables.flatMap((id) => errors.tables.find((table) => table.id === id)?.messages ?? []);
        return [...own, ...shared].map((message) => [`${String(code)} ${message.id}`, message] as const);
      }),
    );
    for (const { code, message, pattern, names } of patterns) {
      const { segments, parameters } = messages.get(`${String(code)} ${message}`) ?? { segments: [], parameters: [] };
      const example = segments.map((segment) =>
        typeof segment === "string" ? segment : exampleOf(parameters[segment]?.type),
      );
      const groups = new RegExp(pattern, "u").exec(example.join(""))?.slice(1) ?? ["no match"];
      const rebuilt = segments.map((segment) =>
        typeof segment === "string" ? segment : groups[names.indexOf(parameters[segment]?.name ?? "")],
      );
      expect(rebuilt.join("")).toBe(example.join(""));
    }
  });
});

describe("the files", () => {
  it.each(FAMILY_IDS)("errors of %s stay below 40 kB", (family) => {
    expect(gzipSync(kitText(`errors.${family}.json`), { level: 9 }).length).toBeLessThanOrEqual(40_000);
  });

  it("contain the changes of each release", () => {
    expect(releasesSchema.parse(JSON.parse(kitText("history.json"))).version).toBe(1);
  });
});

function exampleOf(type: string | undefined): string {
  const examples: Readonly<Record<string, string>> = {
    integer: "17",
    decimal: "0.5",
    timestamp: "1700000000000",
    ip: "203.0.113.9",
    interval: "10 SECOND",
    boolean: "true",
  };
  return examples[type ?? ""] ?? "0";
}

function sorted({ params, ...rest }: Vector["expect"]): unknown {
  const inOrder = (record: object): object =>
    Object.fromEntries(Object.entries(record).toSorted(([left], [right]) => (left < right ? -1 : 1)));
  return { ...inOrder(rest), params: inOrder(params) };
}
