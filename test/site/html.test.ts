import fc from "fast-check";
import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { escapeHtml, externalLink, joinHtml, markup } from "../../site/catalog/html.ts";
import { hostileText, HOSTILE_TEXTS } from "../support/hostile-texts.ts";

describe("the escaper", () => {
  it.each([
    ["<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;"],
    ["{{ 1 + 1 }}", "&#x7b;&#x7b; 1 + 1 &#x7d;&#x7d;"],
    ['" onclick="alert(1)', "&#x22; onclick=&#x22;alert(1)"],
    ["one\n\ntwo\u2028three", "one  two three"],
    ["\u202egnp.exe", "[U+202E]gnp.exe"],
    ["null \u0000 byte", "null [U+0000] byte"],
    ["a\u3164\ufe0f\u2800", "a[U+3164][U+FE0F][U+2800]"],
    ["余额不足", "余额不足"],
  ])("%j becomes %j", (text, escaped) => {
    expect(escapeHtml(text)).toBe(escaped);
  });

  it("returns any text as one text node, in an element and in an attribute", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const escaped = escapeHtml(text);
        expect(escaped).not.toMatch(/[<>"'`{}\n\r\u2028\u0000]/u);
        const $ = load(`<p title="${escaped}">${escaped}</p>`);
        expect($("body *").length).toBe(1);
        expect($("p").attr("title")).toBe($("p").text());
      }),
      { numRuns: 2000 },
    );
  });
});

describe("markup", () => {
  it("escapes values and takes markup and lists of markup as they are", () => {
    const items = ["<i>", "b"].map((item) => markup`<li>${item}</li>`);
    expect(markup`<ul title="${'"'}">${items}${undefined}${3}</ul>`.markup).toBe(
      '<ul title="&#x22;"><li>&lt;i&gt;</li><li>b</li>3</ul>',
    );
  });

  it("joins pieces with an escaped separator", () => {
    expect(joinHtml([markup`<b></b>`, "<"], " & ").markup).toBe("<b></b> &amp; &lt;");
  });
});

describe("links out of the site", () => {
  it.each(["javascript:alert(1)", "http://example.com", "//example.com", "https:example.com", "data:text/html,x", ""])(
    "%j is not a link",
    (url) => {
      expect(externalLink(url, "label").markup).toBe("label");
    },
  );

  it.each(HOSTILE_TEXTS)("stay one attribute with %j in them", (text) => {
    const $ = load(externalLink(`https://example.com/#${text}`, text).markup);
    expect($("body *").length).toBe(1);
    expect(Object.keys($("a").attr() ?? {})).toEqual(["href", "rel", "class"]);
    expect($("a").attr("href")).toMatch(/^https:\/\/example\.com\/#/u);
  });
});
