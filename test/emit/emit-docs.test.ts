import { test as property } from "@fast-check/vitest";
import { load } from "cheerio";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { type EmittedFile, canonicalCatalog } from "../../generator/emit/emit-files.ts";
import { emitDocs } from "../../generator/emit/docs/docs.ts";
import { visibleText } from "../../src/text/printable.ts";
import type { Catalog } from "../../generator/catalog-model.ts";
import { FIXTURE_CATALOG } from "./fixture-catalog.ts";
import { catalogOf, HOSTILE_CATALOG, hostileCatalog } from "./hostile-catalog.ts";
import { contentOf } from "./read-emitted.ts";

const markdown = new MarkdownIt({ html: true, linkify: true });
const docs = (catalog: Catalog): readonly EmittedFile[] => emitDocs(canonicalCatalog(catalog));
const render = (files: readonly EmittedFile[], path: string) =>
  load(markdown.render(contentOf(files, path)), null, false);
const squeeze = (text: string): string => text.replace(/\s+/gu, " ").trim();

function expectSound(files: readonly EmittedFile[]): void {
  const anchors = new Map(
    files.map(({ path }) => [
      path,
      render(
        files,
        path,
      )("a[id]")
        .toArray()
        .map((anchor) => anchor.attribs["id"] ?? ""),
    ]),
  );
  for (const { path } of files) {
    const $ = render(files, path);
    const own = anchors.get(path) ?? [];
    expect(new Set(own).size, `${path}: anchors are unique`).toBe(own.length);
    for (const link of $("a[href]").toArray()) {
      const href = link.attribs["href"] ?? "";
      if (href.startsWith("https://example.com/") || href.startsWith("https://developers.example.com/")) continue;
      const [file = "", anchor] = href.split("#");
      const target = file === "" ? own : anchors.get(`docs/${file}`);
      expect(target, `${path} links to ${href}`).toBeDefined();
      if (anchor !== undefined) expect(target, `${path} links to ${href}`).toContain(anchor);
    }
    for (const table of $("table").toArray()) {
      const columns = $(table).find("th").length;
      for (const row of $(table).find("tbody tr").toArray()) expect($(row).find("td").length, path).toBe(columns);
    }
    expect($("script, img, iframe, style, hr, pre").length, path).toBe(0);
  }
}

describe("emitDocs", () => {
  const files = docs(FIXTURE_CATALOG);

  it("has one document per family and language, an index and the conflicts", () => {
    expect(files.map(({ path }) => path)).toEqual([
      "docs/README.md",
      "docs/conflicts.md",
      "docs/spot.md",
      "docs/spot.zh-CN.md",
      "docs/sapi.md",
      "docs/sapi.zh-CN.md",
    ]);
  });

  it("has unique anchors, valid links and complete tables", () => {
    expectSound(files);
  });

  it.each([
    [
      "docs/spot.md",
      [
        "Spot: error codes",
        "Base path /api",
        "4 codes (1 retired)",
        "Parameters: limit (integer, %s), interval (interval, %s)",
        "Executed: unknown",
        "Look the order up before anything else.",
        "not on Binance's page since 2021-05-04",
        "On Binance's page since: 2019-01-02",
        "seen on the wire, on no page",
        "Price %s is over %d | flag %b",
      ],
    ],
    [
      "docs/spot.zh-CN.md",
      [
        "现货：错误代码",
        "处理请求时出现未知故障。",
        "东西太多；上限为每%s%s。（译文存疑）",
        "先查询订单状态。",
        "English only.",
        "参数：limit（整数、%s）",
        "已不在币安文档中",
      ],
    ],
    ["docs/sapi.md", ["Only: wallet", "51077 POSITIVE_CODE"]],
    ["docs/sapi.zh-CN.md", ["Wallet and margin：错误代码"]],
  ])("%s contains %j", (path, texts) => {
    const shown = squeeze(render(files, path).root().text());
    for (const text of texts) expect(shown).toContain(text);
  });

  it("gives two entries under one code an anchor each, and the code's own to the first", () => {
    const ids = render(
      files,
      "docs/sapi.md",
    )("a[id]")
      .toArray()
      .map((anchor) => anchor.attribs["id"]);
    expect(ids.filter((id) => id?.startsWith("-5012"))).toEqual([
      "-5012",
      "-5012-NO_SUCH_ACCOUNT",
      "-5012-TRANSFER_PENDING",
    ]);
  });

  it("keeps messages and advice in lists of their own", () => {
    const $ = render(files, "docs/spot.md");
    expect($("blockquote").first().text()).toContain("What to do");
    expect($("li").text()).not.toContain("Concerns: this request");
  });

  it("lists codes whose names differ between families, and no others", () => {
    const cells = render(
      files,
      "docs/conflicts.md",
    )("td")
      .toArray()
      .map((cell) => squeeze(load(cell).text()));
    expect(cells).toEqual(["-1003", "TOO_MANY_OTHERS (sapi)TOO_MANY_THINGS (spot)"]);
  });

  it("shows hostile texts only as text", () => {
    const hostile = docs(HOSTILE_CATALOG);
    expectSound(hostile);
    const $ = render(hostile, "docs/spot.md");
    const codes = $("li > code")
      .toArray()
      .map((code) => squeeze($(code).text()));
    for (const { messages } of HOSTILE_CATALOG.families.flatMap(({ errors }) => errors)) {
      for (const { text } of messages) expect(codes).toContain(squeeze(visibleText(text)) || "(empty)");
    }
  });

  property.prop([hostileCatalog], { numRuns: 150 })("stays valid for any texts", (catalog) => {
    expectSound(docs(catalog));
  });

  it("shows a word of 100 kB", () => {
    expectSound(docs(catalogOf(["x".repeat(100_000)])));
  });
});
