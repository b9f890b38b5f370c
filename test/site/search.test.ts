import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { LOCALES } from "../../site/catalog/catalog.ts";
import { readSiteData } from "../../site/catalog/read-data.ts";
import { searchDocuments } from "../../site/search/documents.ts";
import { resolveQuery } from "../../site/search/resolve.ts";
import { type Hit, type SearchDocument, createSearchIndex } from "../../site/search/search-index.ts";
import { tokenize, tokenizeQuery } from "../../site/search/tokenize.ts";
import { QUERIES } from "./queries.ts";

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

  it.each([
    ["INVALID_TIMESTAMP", ["invalid_timestamp"]],
    ["what is the binance error balance", ["balance"]],
    ["binance error", ["binance", "error"]],
    ["币安余额不足错误", ["余额", "额不", "不足"]],
  ])("of the query %j are %j", (text, words) => {
    expect(tokenizeQuery(text)).toEqual(words);
  });
});

const data = readSiteData();

describe.each(LOCALES)("search in %s", (locale) => {
  const documents: readonly SearchDocument[] = searchDocuments(data, locale);
  const index = createSearchIndex(documents);
  const search = (query: string): readonly Hit[] => index.search(query, resolveQuery(query, documents));

  it("is at most 60 kB, gzipped", () => {
    expect(gzipSync(JSON.stringify(documents)).length).toBeLessThan(60_000);
  });

  const isForHere = (query: string): boolean => locale === "zh-CN" || !/\p{Script=Han}{3}/u.test(query);
  it.each(QUERIES.filter(([query]) => isForHere(query)))("%j finds %s first", (query, path) => {
    const [first] = search(query);
    expect(path.includes("#") ? first?.path : first?.path.split("#")[0]).toBe(path);
  });

  it.each(["-1021", "INVALID_TIMESTAMP", "balance", "limit"])("%j lists each code once", (query) => {
    const codes = search(query).flatMap(({ code }) => (code === "" ? [] : [code]));
    expect(new Set(codes).size).toBe(codes.length);
  });

  it("shows the line that matched", () => {
    expect(search("Duplicate order sent")[0]?.line).toBe("Duplicate order sent.");
  });

  it("finds sections of the guides", () => {
    expect(search("axios")[0]?.path).toBe("guide/#axios");
  });

  it.each(["", " ", "!!!", "__proto__", "constructor", "toString", "{{", "(", "*".repeat(1000), "-".repeat(5000)])(
    "survives %j",
    (query) => {
      expect(Array.isArray(search(query))).toBe(true);
    },
  );
});
