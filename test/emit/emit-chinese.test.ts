import { test as property } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { canonicalCatalog } from "../../generator/emit/emit-files.ts";
import { emitChinese } from "../../generator/emit/chinese.ts";
import type { Catalog } from "../../generator/catalog-model.ts";
import { FIXTURE_CATALOG } from "./fixture-catalog.ts";
import { hostileCatalog } from "./hostile-catalog.ts";
import { contentOf, evaluate } from "./read-emitted.ts";

const moduleSchema = z.object({ chineseTexts: z.custom<() => unknown>((value) => typeof value === "function") });

/** As plain data, because objects of another realm have other prototypes. */
function textsOf(catalog: Catalog, path: string): unknown {
  const { chineseTexts } = moduleSchema.parse(evaluate(contentOf(emitChinese(catalog), path)));
  return JSON.parse(JSON.stringify(chineseTexts()));
}

describe("emitChinese", () => {
  it("gives titles, translations, explanations and notes by code and message", () => {
    expect(textsOf(FIXTURE_CATALOG, "zh-CN/spot.ts")).toEqual({
      family: "spot",
      title: "现货",
      errors: [
        {
          code: -1000,
          name: "UNKNOWN",
          messages: [{ id: "an-unknown-fault-stopped-the-request", translation: "处理请求时出现未知故障。" }],
        },
        {
          code: -1003,
          name: "TOO_MANY_THINGS",
          messages: [{ id: "too-many-things-the-limit-is-s-things-per-s", translation: "东西太多；上限为每%s%s。" }],
          notes: ["请放慢速度。"],
        },
      ],
      tables: [
        {
          id: "rejects",
          codes: [-2010],
          title: "-2010 的消息",
          messages: [{ id: "price-s-is-over-d-flag-b", explanation: "价格过高。" }],
          notes: ["由引擎发出。"],
        },
      ],
    });
  });

  it("gives advice by id", () => {
    expect(textsOf(canonicalCatalog(FIXTURE_CATALOG), "zh-CN/advice.ts")).toEqual([
      { id: "check-order-state", text: "先查询订单状态。", readOnly: "稍后再查。" },
      { id: "fix-request", text: "修正请求。" },
    ]);
  });

  it("emits a module also for a family without Chinese", () => {
    expect(textsOf(FIXTURE_CATALOG, "zh-CN/sapi.ts")).toEqual({ family: "sapi", errors: [], tables: [] });
  });

  property.prop([hostileCatalog], { numRuns: 200 })("means the same data for any texts", (catalog) => {
    const texts = z
      .object({ errors: z.array(z.object({ name: z.string(), notes: z.array(z.string()).optional() })) })
      .parse(textsOf(catalog, "zh-CN/spot.ts"));
    const notes = new Map(texts.errors.map((error) => [error.name, error.notes]));
    for (const error of catalog.families.flatMap(({ errors }) => errors)) {
      expect(notes.get(error.name)).toEqual(error.notes.map((note) => note["zh-CN"]));
    }
  });
});
