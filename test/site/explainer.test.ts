import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textModules } from "../../site/.vitepress/plugins.ts";
import {
  type Explanation,
  adviceShard,
  entriesOf,
  explainInput,
  messageKey,
  messageShard,
} from "../../site/explainer/explain.ts";
import {
  MAX_SHARED_LENGTH,
  entryPath,
  fromFragment,
  groupMeanings,
  shownMoment,
  toFragment,
  withoutSecrets,
} from "../../site/explainer/share-link.ts";
import { lookup, parseError } from "../../src/index.ts";
import { hostileText } from "../support/hostile-texts.ts";
import { publishedCatalog } from "./read-catalog.ts";

const catalog = publishedCatalog();
const ANY = { family: null, reads: false } as const;

function found(explanation: Explanation): readonly string[] {
  if (explanation.kind === "entries") return explanation.entries.map(({ code, name }) => `${String(code)} ${name}`);
  if (explanation.kind === "errors")
    return explanation.errors.map(({ code, name }) => `${String(code)} ${String(name)}`);
  return [explanation.kind];
}

describe("pasted texts", () => {
  it.each([
    [
      "a body",
      '{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}',
      "-1021 INVALID_TIMESTAMP",
    ],
    ["a code", "-1021", "-1021 INVALID_TIMESTAMP"],
    ["a code with a typographic minus", "−1021", "-1021 INVALID_TIMESTAMP"],
    ["a code without its minus", "1021", "-1021 INVALID_TIMESTAMP"],
    ["a name", "invalid_timestamp", "-1021 INVALID_TIMESTAMP"],
    ["a part of a name", "D_TIMESTAM", "-1021 INVALID_TIMESTAMP"],
    [
      "a log line",
      "2026-01-02 ERROR order failed: APIError(code=-2010): Duplicate order sent.",
      "-2010 NEW_ORDER_REJECTED",
    ],
    ["a ccxt error", 'binanceusdm {"code":-4164,"msg":"x"}', "-4164 MIN_NOTIONAL"],
    ["nothing", " \n ", "empty"],
    ["something else", "all is well", "unknown"],
  ])("%s", (_, text, first) => {
    expect(found(explainInput(text, ANY))[0]).toBe(first);
  });

  it("gives each error of a log once", () => {
    const line = 'ERROR {"code":-1121,"msg":"Invalid symbol."}';
    const log = [line, "INFO fine", line, 'ERROR {"code":-1015,"msg":"x"}'].join("\n");
    expect(found(explainInput(log, ANY))).toHaveLength(2);
  });

  it("takes the family and whether the call only reads into account", () => {
    expect(found(explainInput("-2021", { ...ANY, family: "spot" }))).toEqual([
      "-2021 ORDER_CANCEL_REPLACE_PARTIALLY_FAILED",
    ]);
    const body = '{"code":-1007,"msg":"x"}';
    const reads = explainInput(body, { family: "spot", reads: true });
    const writes = explainInput(body, { family: "spot", reads: false });
    expect(reads.kind === "errors" && reads.errors[0]?.advice.retry).toBe("after-delay");
    expect(writes.kind === "errors" && writes.errors[0]?.advice.retry).toBe("after-state-check");
  });

  it("is explained without an exception", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const explanation = explainInput(text, ANY);
        if (explanation.kind === "errors") explanation.errors.forEach(entriesOf);
      }),
    );
  });

  it("stays bounded for a long log", () => {
    const log = Array.from({ length: 5000 }, (_, index) => `{"code":-2010,"msg":"message ${String(index)}"}`).join(
      "\n",
    );
    const explanation = explainInput(log, ANY);
    expect(explanation.kind === "errors" && explanation.errors.length).toBe(20);
  });
});

describe("meanings", () => {
  it("keep families apart that disagree", () => {
    const names = groupMeanings(lookup(-2021)).map(({ name }) => name);
    expect(new Set(names)).toEqual(
      new Set(["ORDER_CANCEL_REPLACE_PARTIALLY_FAILED", "ORDER_WOULD_IMMEDIATELY_TRIGGER"]),
    );
  });

  it("link to the part about the family on the code's page", () => {
    expect(entryPath("spot", -1021)).toBe("-1021/#spot");
  });
});

describe("shared links", () => {
  it("return their input", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), fc.boolean(), (text, reads) => {
        expect(fromFragment(toFragment(text, { family: "spot", reads }))).toEqual({
          text: withoutSecrets(text),
          family: "spot",
          reads,
        });
      }),
    );
  });

  it("are not read from an anchor", () => {
    expect(fromFragment("#-1021")).toBeNull();
    expect(fromFragment("")).toBeNull();
  });

  it("leave out keys and signatures", () => {
    const text = "GET /api/v3/account?timestamp=1&signature=0123456789abcdef0123 X-MBX-APIKEY: abcdefghijklmnop";
    expect(withoutSecrets(text)).toBe("GET /api/v3/account?timestamp=1&signature=*** X-MBX-APIKEY: ***");
    expect(toFragment('{"apiKey":"abcdefghijklmnop"}', ANY)).not.toContain("abcdefgh");
  });

  it("are cut to a safe length", () => {
    expect(fromFragment(toFragment("x".repeat(100_000), ANY))?.text).toHaveLength(MAX_SHARED_LENGTH);
  });
});

describe("words of the explainer", () => {
  const modules = textModules(catalog);
  const read = (id: string): Record<string, unknown> => {
    const source = modules.get(id)?.() ?? "";
    const json: unknown = JSON.parse(source.slice("export default JSON.parse(".length, -2));
    return JSON.parse(String(json)) as Record<string, unknown>;
  };

  it.each(["en", "zh-CN"] as const)("has every advice in %s where the page looks for it", (locale) => {
    for (const { id, text } of catalog.advice) {
      expect(read(`virtual:texts/${locale}/advice/${String(adviceShard(id))}`)[id]).toEqual(
        expect.arrayContaining([text[locale]]),
      );
    }
  });

  it("has the translation of a recognised message", () => {
    const error = parseError(
      { code: -2010, msg: "Account has insufficient balance for requested action." },
      { family: "spot" },
    );
    const template = error?.template;
    if (template === null || template === undefined) throw new Error("The message must be recognised");
    const shard = read(`virtual:texts/zh-CN/spot/${String(messageShard(template.code))}`);
    expect(JSON.stringify(shard[messageKey(template.code, template.id)])).toContain("不足");
  });
});

describe("moments", () => {
  it.each([
    [1700000000000, "2023-11-14 22:13:20 UTC"],
    [1e300, "1e+300"],
    [Number.NaN, "NaN"],
  ])("%d is shown as %s", (epochMs, shown) => {
    expect(shownMoment(epochMs)).toBe(shown);
  });
});
