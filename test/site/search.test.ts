import { beforeAll, describe, expect, it } from "vitest";
import {
  type SearchIndex,
  readSearchIndex,
  searchDocuments,
  writeSearchIndex,
} from "../../site/search/search-index.ts";
import { tokenize, tokenizeQuery } from "../../site/search/tokenize.ts";
import { guideSections } from "../../site/pages/write-pages.ts";
import { publishedCatalog } from "./read-catalog.ts";

describe("words", () => {
  it.each([
    ["余额不足", ["余额", "额不", "不足"]],
    ["无", ["无"]],
    ["API密钥", ["api", "密钥"]],
    ["INVALID_TIMESTAMP", ["invalid_timestamp", "invalid", "timestamp"]],
    ["-1021", ["1021"]],
    ["ＢＴＣ", ["btc"]],
    ["!?", []],
  ])("of %j are %j", (text, words) => {
    expect(tokenize(text)).toEqual(words);
  });

  it("of a query keep a name whole", () => {
    expect(tokenizeQuery("INVALID_TIMESTAMP")).toEqual(["invalid_timestamp"]);
  });
});

describe("search", () => {
  let index: SearchIndex;
  beforeAll(() => {
    index = readSearchIndex(writeSearchIndex(searchDocuments(publishedCatalog(), guideSections())));
  });

  it.each([
    ["-1021", "INVALID_TIMESTAMP"],
    ["1021", "INVALID_TIMESTAMP"],
    ["−1021", "INVALID_TIMESTAMP"],
    ["INVALID_TIMESTAMP", "INVALID_TIMESTAMP"],
    ["invalid timestamp", "INVALID_TIMESTAMP"],
    ["1000ms ahead of the server", "INVALID_TIMESTAMP"],
    ["TOO_MANY_ORDERS", "TOO_MANY_ORDERS"],
  ])("%j finds %s first", (query, name) => {
    expect(index.search(query)[0]?.name).toBe(name);
  });

  it("lists every family of an exact code before anything else", () => {
    const names = index.search("-1021").map(({ code }) => code);
    const exact = names.filter((code) => code === "-1021").length;
    expect(exact).toBe(7);
    expect(index.search("INVALID_TIMESTAMP")[0]?.family).toBe("spot");
    expect(names.slice(0, exact).every((code) => code === "-1021")).toBe(true);
  });

  it("finds Chinese texts by parts of them", () => {
    const hits = index.search("余额不足");
    expect(hits.length).toBeGreaterThan(5);
    expect(hits.slice(0, 5).every(({ chinese }) => chinese.includes("余额不足"))).toBe(true);
    expect(hits.some(({ name }) => name === "BALANCE_NOT_SUFFICIENT")).toBe(true);
  });

  it("finds a name with a slip of the finger", () => {
    expect(index.search("timestmap").some(({ name }) => name === "INVALID_TIMESTAMP")).toBe(true);
  });

  it("finds sections of the guides", () => {
    expect(index.search("ccxt")[0]?.path).toBe("guide/#ccxt");
  });

  it.each(["", " ", "!!!", "__proto__", "constructor", "toString", "{{", "(", "*".repeat(1000)])(
    "survives %j",
    (query) => {
      expect(Array.isArray(index.search(query))).toBe(true);
    },
  );
});
