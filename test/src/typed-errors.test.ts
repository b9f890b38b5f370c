import { build } from "esbuild";
import { gzipSync } from "node:zlib";
import { describe, expect, expectTypeOf, test } from "vitest";
import * as usds from "../../generated/entry/usds-futures.ts";
import { familyWords } from "../../generated/families.ts";
import {
  type BinanceErrorInfo,
  type ErrorCode,
  type ErrorName,
  isBinanceError,
  lookup,
  matchError,
  parseError,
} from "../../src/index.ts";
import { makeError } from "../../src/testing.ts";

const TOO_MANY = parseError(makeError("spot", "TOO_MANY_ORDERS", { limit: 50, interval: "10 SECOND" }), {
  family: "spot",
});

describe("an error narrowed by isBinanceError", () => {
  test("its code is a literal and its params have no other names", () => {
    if (!isBinanceError(TOO_MANY, "spot", "TOO_MANY_ORDERS")) throw new Error("not narrowed");
    expectTypeOf(TOO_MANY.code).toEqualTypeOf<-1015>();
    expectTypeOf(TOO_MANY.name).toEqualTypeOf<"TOO_MANY_ORDERS">();
    expectTypeOf(TOO_MANY.params.limit).toEqualTypeOf<number | undefined>();
    // @ts-expect-error a typo of limit
    expect(TOO_MANY.params.limti).toBeUndefined();
    // @ts-expect-error so is this one, with brackets
    expect(TOO_MANY.params["limti"]).toBeUndefined();
    expectTypeOf(TOO_MANY).toExtend<BinanceErrorInfo>();
    expectTypeOf<ErrorCode<"spot", "BAD_SYMBOL">>().toEqualTypeOf<-1121>();
  });
});

describe("names complete", () => {
  test("in comparisons and look-ups, and other texts are allowed", () => {
    type Suggested<Text> = Text extends string ? (string extends Text ? never : Text) : never;
    expectTypeOf<"BAD_SYMBOL">().toExtend<Suggested<BinanceErrorInfo["name"]>>();
    expectTypeOf<"BAD_SYMBOL">().toExtend<Suggested<Parameters<typeof lookup>[0]>>();
    expectTypeOf<Suggested<Parameters<typeof usds.lookup>[0]>>().toEqualTypeOf<ErrorName<"usds-futures">>();
    const typed: string = "no such name";
    expect(lookup(typed)).toEqual([]);
  });
});

test("every family's subpath has classify", async () => {
  for (const family of Object.keys(familyWords)) {
    const entry: unknown = await import(`../../generated/entry/${family}.ts`);
    expect(entry, family).toHaveProperty("classify");
    expect(entry, family).toHaveProperty("matchError");
  }
  expect(usds.classify("usds-futures", -4003, "Quantity less than zero.")?.name).toBe("QTY_LESS_THAN_ZERO");
});

describe("matchError", () => {
  test("calls the function of the name with typed params, and gives its result", () => {
    const result = matchError(TOO_MANY, {
      TOO_MANY_ORDERS: ({ limit }, error) => {
        expectTypeOf(limit).toEqualTypeOf<number | undefined>();
        expectTypeOf(error.name).toEqualTypeOf<"TOO_MANY_ORDERS">();
        return limit;
      },
      BAD_SYMBOL: () => "symbol" as const,
      _: () => null,
    });
    expectTypeOf(result).toEqualTypeOf<number | "symbol" | null | undefined>();
    expect(result).toBe(50);
  });

  test("null, other names and errors without a name go to _", () => {
    const run = (error: BinanceErrorInfo | null): unknown =>
      matchError(error, { TOO_MANY_ORDERS: () => "orders", _: (other) => other?.code ?? "none" });
    expect(run(null)).toBe("none");
    expect(run(parseError({ code: -1121, msg: "Invalid symbol." }))).toBe(-1121);
    expect(run(parseError({ code: -99_999, msg: "New." }, { family: "spot" }))).toBe(-99_999);
    expect(run(parseError({ status: 502, body: "" }))).toBe("none");
  });

  test("an inherited property is not a function of the caller", () => {
    for (const name of ["constructor", "toString", "__proto__", "_"]) {
      const error = TOO_MANY === null ? null : { ...TOO_MANY, name };
      expect(matchError(error, { _: (other) => other?.name })).toBe(name);
    }
  });

  test("with one family, errors of other families go to _", () => {
    const handlers = { TOO_MANY_ORDERS: () => "orders", _: () => "other" };
    expect(matchError(TOO_MANY, handlers, "spot")).toBe("orders");
    expect(matchError(TOO_MANY, handlers, "usds-futures")).toBe("other");
    expect(usds.matchError(TOO_MANY, handlers)).toBe("other");
    expect(usds.matchError(parseError({ code: -1015, msg: "" }, { family: "usds-futures" }), handlers)).toBe("orders");
  });

  test("what does not compile", () => {
    // @ts-expect-error no family has this name
    matchError(TOO_MANY, { TOO_MANY_ORDER: () => 1, _: () => 0 });
    // @ts-expect-error _ is missing
    expect(() => matchError(null, { TOO_MANY_ORDERS: () => 1 })).toThrow();
    // @ts-expect-error a name of futures, not of spot
    matchError(TOO_MANY, { QTY_LESS_THAN_ZERO: () => 1, _: () => 0 }, "spot");
    // @ts-expect-error a name of spot alone
    usds.matchError(TOO_MANY, { ORDER_ARCHIVED: () => 1, _: () => 0 });
    const ofSpot = parseError({ code: -1121, msg: "" }) as (BinanceErrorInfo & { readonly family: "spot" }) | null;
    // @ts-expect-error the error's own type says that it is of spot
    matchError(ofSpot, { QTY_LESS_THAN_ZERO: () => 1, _: () => 0 });
    // @ts-expect-error a parameter that no message of it has
    matchError(TOO_MANY, { TOO_MANY_ORDERS: ({ limti }) => limti as unknown, _: () => 0 });
    expect(matchError(ofSpot, { BAD_SYMBOL: ({ symbol }: { symbol?: string }) => symbol ?? "?", _: () => 0 })).toBe(
      "?",
    );
  });

  test("costs at most half a kilobyte", async () => {
    const { outputFiles } = await build({
      stdin: { contents: 'export { matchError } from "./match-error.ts"', resolveDir: "src", loader: "ts" },
      bundle: true,
      minify: true,
      format: "esm",
      write: false,
    });
    expect(gzipSync(outputFiles[0]?.contents ?? new Uint8Array(1000)).length).toBeLessThan(500);
  });
});
