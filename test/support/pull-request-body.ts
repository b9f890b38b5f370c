import { type CheerioAPI, load } from "cheerio";
import MarkdownIt from "markdown-it";
import { expect } from "vitest";

const markdown = new MarkdownIt({ html: true, linkify: true });

/** A body as rendered by GitHub, without GitHub's own processing of text, which is checked on the text. */
export function renderBody(body: string): CheerioAPI {
  return load(markdown.render(body));
}

/** GitHub's markup of plain text: mentions, references, addresses, emoji and links to commits. */
const REFERENCES = [
  /@\w/u,
  /#\d/u,
  /\bgh-\d/iu,
  /:\/\/\w/u,
  /\bwww\.\w/iu,
  /:[a-z0-9_+-]+:/iu,
  /(?<![\p{L}\p{N}_])(?=\d*[a-f])[0-9a-f]{7,40}(?![\p{L}\p{N}_])/iu,
] as const;

/** All markup that the renderers write. */
const OWN_ELEMENTS =
  "html, head, body, p, strong, em, del, ins, a, table, thead, tbody, tr, th, td, h3, ul, li, details, summary, code, pre";

/** The body only shows text; its first list has one item per change that is not folded. */
export function expectInert($: CheerioAPI, rows: number): void {
  expect($("*").not(OWN_ELEMENTS)).toHaveLength(0);
  // GitHub finds no mentions or links in code.
  const prose = $("body").clone();
  prose.find("code").remove();
  for (const reference of REFERENCES) expect(prose.text()).not.toMatch(reference);
  // The splitter U+200B is ours.
  expect($.text().replaceAll("\u200b", "")).not.toMatch(
    /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/u,
  );
  if (rows > 0) expect($("body > ul").first().children("li")).toHaveLength(rows);
}
