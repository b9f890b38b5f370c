import fc from "fast-check";
import { hostileText } from "../support/hostile-texts.ts";
import type { PageSources } from "./pipeline.ts";
import { writeHtml, writeMarkdown } from "./write-page.ts";
import { type WrittenPage, writtenPage } from "./written-page.ts";

/** Pieces of unescaped markup for a page. */
const MARKUP = [
  "# Error codes\n\n",
  "## Messages for -1010 ERROR_MSG_RECEIVED, -2010 NEW_ORDER_REJECTED\n\n",
  "## Filter failures\n\n",
  "### -1000 UNKNOWN\n",
  '### -1001 DISCONNECTED[\u200b](/docs/x#-1001 "Direct link to -1001")\n',
  "#### \\-1002 NOT\\_FOUND {#id}\n",
  "###### -1000\n",
  "– 1003请求过多\n",
  "-1004 SERVER_BUSY\n",
  "-1005 SERVER_BUSY\n---\n",
  " * A message with %s and {0}.\n",
  " * Filter failure: PRICE_FILTER\n",
  " * -1006 UNEXPECTED_RESP\n",
  "  * 消息 %s。\n",
  "| Error message | Description |\n| --- | --- |\n",
  '| "Unknown order sent." | d |\n',
  "| Code | Message |\n|---|---|\n| -1007 | TIMEOUT |\n",
  "<h3>-1008 A</h3>",
  '<h3 id="x">-1009 B<a class="hash-link" href="#x">#</a></h3>',
  "<ul><li>",
  "</li></ul>",
  "<table><tr><td>",
  "</td></tr></table>",
  "<p>",
  "<article>",
  "</article>",
  "<script>",
  "</script>",
  "<!--",
  "-->",
  "```\n",
  "---\n",
  "<br>",
  "    ",
  "> ",
  "\n",
  "\n\n",
  "\r\n",
] as const;

const soup = fc
  .array(fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...MARKUP) }, hostileText), { maxLength: 25 })
  .map((pieces) => pieces.join(""));

/** Any page, as raw text. */
export const hostileSource: fc.Arbitrary<string> = soup;

/** Half the codes of the Chinese page are those of the English one, so that the languages are joined. */
function withCodesOf(chinese: WrittenPage, english: WrittenPage): WrittenPage {
  const entries = chinese.entries.map((entry, index) =>
    index % 2 === 0 ? { ...entry, code: english.entries[index]?.code ?? entry.code } : entry,
  );
  return { ...chinese, entries };
}

const written = fc.tuple(writtenPage("en"), writtenPage("zh-CN"), fc.boolean()).map(([en, zh, isHtml]): PageSources => {
  const write = isHtml ? writeHtml : writeMarkdown;
  return { english: write(en), chinese: write(withCodesOf(zh, en)), format: isHtml ? "html" : "markdown" };
});

const raw = fc.record({ english: soup, chinese: soup, format: fc.constantFrom("html", "markdown") });

/** Both languages of a page: half are valid pages with hostile texts, half are hostile markup. */
export const hostilePages: fc.Arbitrary<PageSources> = fc.oneof(written, raw);
