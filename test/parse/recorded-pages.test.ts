import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parsePage } from "../../generator/parse/parse-page.ts";
import type { ParsedPage } from "../../generator/parse/parsed-page.ts";
import { parseManifest } from "../../scripts/recorded/manifest.ts";
import { brief } from "./brief.ts";

const root = join(import.meta.dirname, "../../../shared/pages");
const present = existsSync(join(root, "MANIFEST.jsonl"));
const rows = present
  ? parseManifest(readFileSync(join(root, "MANIFEST.jsonl"), "utf8")).rows.map(({ row }) => row)
  : [];
const pages = rows.filter((row) => row.family !== null && Number(row["codes"]) > 0);

const read = (file: string): string => readFileSync(join(root, file), "utf8");
const codesOf = (page: ParsedPage): ReadonlySet<number | string> => new Set(page.entries.flatMap(({ codes }) => codes));

/** A count independent of the parser: lines of the file that begin, marks aside, with a code. */
function headingsByHand(text: string): ReadonlySet<number> {
  const lines = text.replace(/<h[1-6][^>]*>/gu, "\n### ").split("\n");
  return new Set(
    lines.flatMap((line) => {
      const code = /^\s?#{2,4} (?:\\?(-\d{4,5})\b|(\d{5}) [A-Z])/u.exec(line)?.slice(1).find(Boolean);
      return code === undefined ? [] : [Number(code)];
    }),
  );
}

const MARKUP = /[`\u200B\uFEFF\uFFFD]|\]\(|<\/|<br|\*\*|&(?:lt|gt|amp|quot);|\\[-_]|\s\* /u;

describe.skipIf(!present)("recorded pages", () => {
  it.each(pages)("$file has every code of its headings", (row) => {
    const { pages: documents } = parsePage(read(row.file), { file: row.file, url: row.url });
    const page = documents[0];
    expect(documents).toHaveLength(1);
    expect(page).toMatchObject({ family: row.family, product: row.product, locale: row.locale });
    const found = page === undefined ? new Set() : codesOf(page);
    const byHand = headingsByHand(read(row.file));
    expect([...byHand].filter((code) => !found.has(code))).toEqual([]);
    // The manifest's count ignores escapes and leading spaces, so it can only be lower.
    expect(found.size).toBeGreaterThanOrEqual(Number(row["codes"]));
    // Beyond headings there are only codes of section titles and rows.
    const extra = [...found].filter((code) => typeof code === "number" && byHand.size > 0 && !byHand.has(code));
    expect([[], [-1010], [-1010, -2038]]).toContainEqual(extra.filter((code) => code !== -2010 && code !== -2011));
  });

  it.each(pages)("$file leaves no markup in its texts", (row) => {
    const page = parsePage(read(row.file), { file: row.file }).pages[0];
    const texts = (page?.entries ?? []).flatMap((entry) => [
      entry.title,
      ...entry.notes.map(({ text }) => text),
      ...entry.messages.flatMap(({ text, explanation }) => [text, explanation?.text ?? ""]),
    ]);
    // A product (`price * quantity`) is not a list mark.
    const prose = texts.map((text) => text.replace(/ \* (?=quantity|QTY)/giu, " x "));
    expect(prose.filter((text) => MARKUP.test(text))).toEqual([]);
    expect(texts.filter((text) => text !== text.trim())).toEqual([]);
  });

  it.each(rows.filter((row) => row.family === null || Number(row["codes"]) === 0))(
    "$file is not an error page",
    (row) => {
      const { problems } = parsePage(read(row.file), { file: row.file });
      expect(problems.map(({ check }) => check)).toContain("no-error-page");
    },
  );

  it.each([
    ["options", "en", "2026-01-16_qiuham-de34f526"],
    ["options", "zh-CN", "2026-01-16_qiuham-de34f526"],
    ["spot", "en", "2026-01-16_qiuham-de34f526"],
    ["spot", "zh-CN", "2026-01-16_qiuham-de34f526"],
    ["usds-margined-futures", "en", "2026-01-16_qiuham-de34f526"],
    ["usds-margined-futures", "zh-CN", "2026-01-16_qiuham-de34f526"],
    ["wallet", "en", "2026-01-16_qiuham-de34f526"],
    ["wallet", "zh-CN", "2026-01-16_qiuham-de34f526"],
  ])("%s %s has the same content in HTML and Markdown", (product, locale, name) => {
    const html = parsePage(read(`${product}/${locale}/docusaurus-html-reconstructed/${name}.html`)).pages[0];
    const markdown = parsePage(read(`${product}/${locale}/html2md/2026-01-16_de34f52643_qiuham+crypto-api-docs.md`))
      .pages[0];
    expect(html?.entries.map(brief)).toEqual(markdown?.entries.map(brief));
    // An anchor broken by the converter is missing.
    const anchors = markdown?.entries.map(({ anchor }, index) => anchor ?? html?.entries[index]?.anchor);
    expect(html?.entries.map(({ anchor }) => anchor)).toEqual(anchors);
  });
});

describe.skipIf(!present)("the five founding documents", () => {
  const seed = (name: string): readonly ParsedPage[] => parsePage(read(`seeds/${name}.txt`)).pages;

  it("give 47 codes of options, the same from Markdown and text", () => {
    const [markdown, text] = [seed("000_dc2ffb465804e7a8")[0], seed("001_c97e5a0910859c31")[0]];
    expect([markdown?.entries.length, markdown?.family, text?.family]).toEqual([47, "options", "options"]);
    expect(text?.entries.map(brief)).toEqual(markdown?.entries.map(brief));
  });

  it("give 105 codes of spot in each language", () => {
    const both = seed("002_9f5d62acade74e1e");
    expect(both.map(({ locale, family }) => [locale, family])).toEqual([
      ["en", "spot"],
      ["zh-CN", "spot"],
    ]);
    for (const page of both) {
      expect(codesOf(page).size).toBe(105);
      const headings = page.entries.filter(({ kind }) => kind === "entry").flatMap(({ codes }) => codes);
      expect(new Set(headings).size).toBe(103);
      expect([...codesOf(page)].filter((code) => !headings.includes(code))).toEqual([-1010, -2038]);
    }
  });

  it("give 21 codes of the page of 2019 and 60 of the article", () => {
    expect(seed("003_bfe326519ad912a8").map((page) => codesOf(page).size)).toEqual([21]);
    const article = seed("004_686f7a9f945cf1e4");
    expect(article.map((page) => codesOf(page).size)).toEqual([60]);
    expect(article[0]?.entries.filter(({ kind }) => kind === "entry")).toHaveLength(60);
  });
});
