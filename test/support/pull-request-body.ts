import { type CheerioAPI, load } from "cheerio";
import MarkdownIt from "markdown-it";
import { expect } from "vitest";

const markdown = new MarkdownIt({ html: true, linkify: true });

/** A body as GitHub shows it, but for its own pass over text: that is checked on the text. */
export function renderBody(body: string): CheerioAPI {
  return load(markdown.render(body));
}

/** What GitHub makes of plain text: mentions, references, addresses, emoji and links to commits. */
const REFERENCES = [
  /@\w/u,
  /#\d/u,
  /\bgh-\d/iu,
  /:\/\/\w/u,
  /\bwww\.\w/iu,
  /:[a-z0-9_+-]+:/iu,
  /(?<![\p{L}\p{N}_])(?=\d*[a-f])[0-9a-f]{7,40}(?![\p{L}\p{N}_])/iu,
] as const;

/** Everything that the renderers write themselves. */
const OWN_ELEMENTS =
  "html, head, body, p, strong, em, del, ins, a, table, thead, tbody, tr, th, td, h3, ul, li, details, summary, code, pre";

/** Nothing in the body does anything but show text; its first list has as many items as changes that are not folded. */
export function expectInert($: CheerioAPI, rows: number): void {
  expect($("*").not(OWN_ELEMENTS)).toHaveLength(0);
  // Neither mentions nor links are looked for in code.
  const prose = $("body").clone();
  prose.find("code").remove();
  for (const reference of REFERENCES) expect(prose.text()).not.toMatch(reference);
  // The splitter U+200B is ours.
  expect($.text().replaceAll("\u200b", "")).not.toMatch(
    /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/u,
  );
  if (rows > 0) expect($("body > ul").first().children("li")).toHaveLength(rows);
}
