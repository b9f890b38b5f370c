/** Compares the committed advice with independent facts: Binance's documentation and public reports. */
import { describe, expect, it } from "vitest";
import catalogJson from "../../generated/catalog.json" with { type: "json" };
import { type Advice, type Catalog, catalogSchema } from "../../generator/catalog-model.ts";
import type { FamilyId } from "../../generator/model.ts";

const catalog: Catalog = catalogSchema.parse(catalogJson);
const adviceOf = new Map(catalog.advice.map((advice) => [advice.id, advice]));

/** Every advice that an error with this code can get, entry and messages, current entries only. */
function advicesOf(family: FamilyId, code: number): readonly Advice[] {
  const found = catalog.families.find(({ id }) => id === family);
  const entries = (found?.errors ?? []).filter((entry) => entry.code === code && entry.retired === undefined);
  const ids = entries.flatMap(({ advice, messages }) => [
    advice,
    ...messages.map((message) => message.advice ?? advice),
  ]);
  return [...new Set(ids)].flatMap((id) => adviceOf.get(id) ?? []);
}

function adviceOfText(family: FamilyId, code: number, text: string): string | undefined {
  const found = catalog.families.find(({ id }) => id === family);
  const entry = found?.errors.find((one) => one.code === code && one.retired === undefined);
  const tables = found?.tables.filter(({ id }) => entry?.tables.includes(id)) ?? [];
  const message = [...(entry?.messages ?? []), ...tables.flatMap(({ messages }) => messages)].find(
    (one) => one.text === text,
  );
  return message === undefined ? undefined : (message.advice ?? entry?.advice);
}

const ALL: readonly FamilyId[] = catalog.families.map(({ id }) => id);
const FUTURES: readonly FamilyId[] = ["usds-futures", "coin-futures", "portfolio-margin"];

describe("what an answer proves about a write", () => {
  const verdicts: readonly (readonly [string, readonly FamilyId[], readonly number[], string, string])[] = [
    ["unknown", ALL, [-1000, -1001, -1006, -1007, -1008], "unknown", "after-state-check"],
    ["unknown: timed out in the queue", ["portfolio-margin"], [-5041], "unknown", "after-state-check"],
    ["refused for now", ALL, [-1003, -1015], "not-executed", "after-delay"],
    ["refused for now", ["spot"], [-1034, -1181], "not-executed", "after-delay"],
    ["refused: clock", ALL, [-1021], "not-executed", "after-clock-sync"],
    ["refused: clock", FUTURES, [-5028, -4188], "not-executed", "after-clock-sync"],
    ["already so", FUTURES, [-4046, -4059, -4171, -5027, -4197], "not-executed", "already-done"],
    ["occupied", ["usds-futures"], [-4116], "not-executed", "after-state-check"],
    ["occupied", ["options"], [-6044], "not-executed", "after-state-check"],
    ["occupied", ["sapi"], [-20132], "not-executed", "after-state-check"],
    ["busy", ["usds-futures"], [-4117, -5043], "not-executed", "after-state-check"],
    ["busy", ["sapi"], [-3007], "not-executed", "after-state-check"],
    ["in parts", ["spot", "sapi"], [-2021], "partial", "after-state-check"],
  ];
  it.each(verdicts)("%s: %s %s", (_verdict, families, codes, execution, retry) => {
    const found = families.flatMap((family) => codes.flatMap((code) => advicesOf(family, code)));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((advice) => advice.execution !== execution || advice.retry !== retry)).toEqual([]);
  });

  it.each([
    ["Duplicate order sent.", -2010, "order-duplicate", ["spot", "sapi", "binance-us"]],
    ["The requested action would change no state; rejecting.", -2038, "no-change", ["spot"]],
  ] as const)("%s", (text, code, advice, families) => {
    expect(families.map((family) => adviceOfText(family, code, text))).toEqual(families.map(() => advice));
  });
});

describe("texts of the spot matching engine", () => {
  const filters = catalog.families[0]?.tables.find(({ id }) => id === "filters")?.messages ?? [];
  const current = filters.filter(({ origin }) => origin === "documented").map(({ text }) => text);
  it.each(["options", "portfolio-margin", "sapi", "binance-us"] as const)("mean the same in %s", (family) => {
    expect(current.length).toBeGreaterThan(10);
    for (const code of [-1013, -2010])
      expect(current.map((text) => [text, adviceOfText(family, code, text)])).toEqual(
        current.map((text) => [text, adviceOfText("spot", code, text)]),
      );
  });
  it("have an advice of their own on every page that lists them", () => {
    const bare = catalog.families.flatMap(({ id, tables }) =>
      tables.flatMap(({ messages }) =>
        messages.filter(({ advice }) => advice === undefined).map(({ text }) => [id, text]),
      ),
    );
    expect(bare).toEqual([]);
  });
});

describe("wording", () => {
  const named = catalog.advice.map((advice) => [advice.id, advice] as const);
  it.each(named)("%s", (_id, { execution, retry, text }) => {
    if (retry === "never") {
      expect(text.en).not.toMatch(/\bwait\b|\buntil\b|\btomorrow\b|try again later/iu);
      expect(text["zh-CN"]).not.toMatch(/等待|稍后|次日|明天/u);
    }
    // A look that does not find the order proves nothing, so no text may say "look, then send again".
    if (execution === "unknown") {
      expect(text.en).not.toMatch(/before (?:you )?send|before sending|then send/iu);
      expect(text["zh-CN"]).not.toMatch(/再重发|再决定是否重发|重发前/u);
    }
  });
});

describe("one number, two errors", () => {
  it.each([
    ["spot", -1108, "PARAM_OVERFLOW", "value-overflow"],
    ["spot", -1108, "BAD_ASSET", "asset-unknown"],
    ["spot", -1122, "INVALID_SYMBOLSTATUS", "enum-invalid"],
    ["spot", -1122, "INVALID_SYMBOL_STATUS", "market-closed"],
  ] as const)("%s %i %s", (family, code, name, advice) => {
    const errors = catalog.families.find(({ id }) => id === family)?.errors ?? [];
    expect(errors.find((entry) => entry.code === code && entry.name === name)?.advice).toBe(advice);
  });
});

describe("observed texts", () => {
  const observed = catalog.families.flatMap(({ errors, tables }) => [
    ...errors.filter(({ origin }) => origin === "observed"),
    ...[...errors, ...tables].flatMap(({ messages }) => messages.filter(({ origin }) => origin === "observed")),
  ]);
  it("cite an address, or state that there is none", () => {
    expect(observed.length).toBeGreaterThan(100);
    expect(observed.filter(({ source, unsourced }) => (source === undefined) === (unsourced !== true))).toEqual([]);
    expect(observed.flatMap(({ source }) => source ?? []).filter((source) => !/^https:\/\/\S+$/u.test(source))).toEqual(
      [],
    );
  });
});
