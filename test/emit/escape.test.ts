import { fc, test as property } from "@fast-check/vitest";
import { load } from "cheerio";
import MarkdownIt from "markdown-it";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { escapeJsdoc, escapeJsonString, escapeRow, escapeString } from "../../generator/emit/escape.ts";
import { codeCell, codeSpan, escapeMarkdown, escapeUrl } from "../../generator/emit/escape-markdown.ts";
import { visibleText } from "../../src/text/printable.ts";
import { fieldsOf } from "../../src/match/rows.ts";
import { hostileText, HOSTILE_TEXTS } from "../support/hostile-texts.ts";

const RUNS = { numRuns: 2000 };
const markdown = new MarkdownIt({ html: true, linkify: true });

/** Runs of spaces are one in HTML. */
const squeeze = (text: string): string => text.replace(/[ \u00a0]+/gu, " ").trim();
const shown = (text: string): string => squeeze(visibleText(text));

describe("visibleText", () => {
  it.each([
    ["a\r\nb\u2028c\td", "a b c d"],
    ["\u202ea\u200b", "[U+202E]a[U+200B]"],
    ["\ud800", "[U+D800]"],
    ["\u0000", "[U+0000]"],
    // Fonts leave these out, so a page could hide a text from reviewers.
    ["a\u3164\u115f\ufe0f\u034f\u2800\u{e0041}\ufffe", "a[U+3164][U+115F][U+FE0F][U+034F][U+2800][U+E0041][U+FFFE]"],
    ["中文 😀", "中文 😀"],
  ])("%j is shown as %j", (text, expected) => {
    expect(visibleText(text)).toBe(expected);
  });
});

describe("escapeString", () => {
  property.prop([hostileText], RUNS)("is ASCII and means the same in TypeScript and in JSON", (text) => {
    const literal = escapeString(text);
    expect(literal).toMatch(/^[\x20-\x7e]*$/u);
    expect(JSON.parse(literal)).toBe(text);
    const file = ts.createSourceFile("a.ts", literal, ts.ScriptTarget.ES2022);
    const [statement, ...rest] = file.statements;
    expect(rest).toEqual([]);
    if (statement === undefined || !ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) {
      throw new Error(`no string literal: ${literal}`);
    }
    expect(statement.expression.text).toBe(text);
  });

  property.prop([hostileText], RUNS)("escapeJsonString means the same and hides nothing", (text) => {
    expect(JSON.parse(escapeJsonString(text))).toBe(text);
    expect(escapeJsonString(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/u);
  });

  it("leaves Chinese readable in JSON", () => {
    expect(escapeJsonString("余额不足")).toBe('"余额不足"');
  });
});

describe("escapeRow", () => {
  property.prop([fc.array(hostileText, { minLength: 1, maxLength: 6 })], RUNS)(
    "is one ASCII literal without angle brackets, whose fields the runtime reads back",
    (fields) => {
      const literal = escapeRow(fields);
      expect(literal).toMatch(/^[\x20-\x7e]*$/u);
      expect(literal).not.toMatch(/[<>]/u);
      const row: unknown = JSON.parse(literal);
      expect(typeof row === "string" ? fieldsOf(row) : row).toEqual(fields);
    },
  );
});

/** The prose and tags that TypeScript reads in a comment made of the text. */
function readComment(text: string): { readonly comment: string; readonly tags: readonly string[] } {
  const source = `/**\n * ${escapeJsdoc(text)}\n *\n * - ${escapeJsdoc(text)}\n * @see https://example.com\n */\nexport const x = 1;\n`;
  const file = ts.createSourceFile("a.ts", source, ts.ScriptTarget.ES2022, true);
  expect(file.statements).toHaveLength(1);
  const statement = file.statements[0];
  if (statement === undefined) throw new Error("no statement");
  const docs = ts.getJSDocCommentsAndTags(statement).filter((node) => ts.isJSDoc(node));
  return {
    comment: ts.getTextOfJSDocComment(docs[0]?.comment) ?? "",
    tags: ts.getJSDocTags(statement).map((tag) => tag.tagName.text),
  };
}

describe("escapeJsdoc", () => {
  it.each(HOSTILE_TEXTS)("%j stays prose", (text) => {
    expect(readComment(text).tags).toEqual(["see"]);
  });

  property.prop([hostileText], RUNS)("neither ends the comment nor starts a tag", (text) => {
    expect(readComment(text).tags).toEqual(["see"]);
  });

  property.prop([hostileText], RUNS)("makes no element when shown as Markdown", (text) => {
    const $ = load(new MarkdownIt({ html: true }).render(escapeJsdoc(text)), null, false);
    expect($("*").not("p").length).toBe(0);
    expect(squeeze($.root().text()).trim()).toBe(shown(text));
  });

  it.each([
    ["Too many requests; current limit is %s per minute.", "Too many requests; current limit is %s per minute."],
    ["TOO_MANY_ORDERS for [%s]", "TOO_MANY_ORDERS for [%s]"],
    ["-1021 is sent", "-1021 is sent"],
    ["ends */ here", "ends \\*\\/ here"],
    ["mail @me", "mail \\@me"],
  ])("%j reads %j in the source", (text, expected) => {
    expect(escapeJsdoc(text)).toBe(expected);
  });
});

describe("escapeMarkdown", () => {
  const contexts: readonly (readonly [name: string, around: (text: string) => string, selector: string])[] = [
    ["a paragraph", (text) => `before\n\n${text}\n\nafter`, "p:nth-of-type(2)"],
    ["a list item", (text) => `- ${text}\n- next`, "li:first-child"],
    ["a heading", (text) => `### -1000 ${text}`, "h3"],
    ["a table cell", (text) => `| a | b |\n| --- | --- |\n| ${text} | x |`, "td:first-child"],
  ];

  describe.each(contexts)("in %s", (name, around, selector) => {
    property.prop([hostileText.filter((text) => shown(text) !== "")], RUNS)(
      "shows the text and does nothing else",
      (text) => {
        const $ = load(markdown.render(around(escapeMarkdown(text))), null, false);
        const expected = name === "a heading" ? `-1000 ${shown(text)}` : shown(text);
        expect(squeeze($(selector).text())).toBe(expected);
        expect($(selector).find("*").length).toBe(0);
        expect($("a, script, img, b, em, strong, code").length).toBe(0);
        if (name === "a table cell") expect($("td").length).toBe(2);
      },
    );
  });

  property.prop([hostileText], RUNS)("keeps mentions, issue numbers and interpolations apart", (text) => {
    const html = markdown.render(escapeMarkdown(text));
    // A space for each entity: `#>1` is `#&gt;1`, not the number of an issue.
    expect(html.replace(/&#?\w{1,8};/gu, " ")).not.toMatch(/@[A-Za-z]|#\d|\{\{|\}\}|:[a-z0-9+-]+:/u);
  });
});

describe("code spans", () => {
  property.prop([hostileText.filter((text) => visibleText(text).trim() !== "")], RUNS)(
    "show the text in a paragraph",
    (text) => {
      const $ = load(markdown.render(`- ${codeSpan(text)}`), null, false);
      expect($("li > code").length).toBe(1);
      expect($("code").text()).toBe(visibleText(text));
    },
  );

  property.prop([hostileText.filter((text) => shown(text) !== "")], RUNS)("show the text in a table cell", (text) => {
    const $ = load(markdown.render(`| a | b |\n| --- | --- |\n| ${codeCell(text)} | x |`), null, false);
    expect($("td").length).toBe(2);
    expect(squeeze($("td:first-child > code").text())).toBe(shown(text));
  });

  it("show that there is no text", () => {
    expect(codeSpan(" ")).toBe("`(empty)`");
  });
});

describe("escapeUrl", () => {
  it.each([
    ["https://developers.binance.com/en/docs#-1000", "https://developers.binance.com/en/docs#-1000"],
    ["https://a.example/docs#-1000-未知", "https://a.example/docs#-1000-%E6%9C%AA%E7%9F%A5"],
    ["https://a.example/x*/(y)<z>\"'`|\n\\", "https://a.example/x%2A/%28y%29%3Cz%3E%22%27%60%7C%0A%5C"],
    ["https://a.example/\ud800", "https://a.example/%EF%BF%BD"],
    ["javascript:alert(1)", null],
    ["http://a.example", null],
    ["", null],
  ])("%j becomes %j", (url, expected) => {
    expect(escapeUrl(url)).toBe(expected);
  });

  property.prop([hostileText], RUNS)("stays one word", (text) => {
    expect(escapeUrl(`https://a.example/#${text}`)).toMatch(/^https:\/\/a\.example\/#[A-Za-z0-9\-._~:/?#@!$&+,;=%]*$/u);
  });
});

describe("fast-check", () => {
  it("makes texts that end comments and that hold lone surrogates", () => {
    const sample = fc.sample(hostileText, { numRuns: 500, seed: 1 });
    expect(sample.some((text) => text.includes("*/"))).toBe(true);
    expect(sample.some((text) => /\p{Cs}/u.test(text))).toBe(true);
  });
});
