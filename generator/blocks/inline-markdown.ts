import MarkdownIt from "markdown-it";
import { PAGE_LIMITS } from "./page-limits.ts";
import { isHtmlTag, isLineBreak } from "./html-tags.ts";
import { finishText } from "./rendered-text.ts";

/** `html` so that `<br>` and `<a id>` are seen as markup; everything else as CommonMark has it. */
const markdown = new MarkdownIt({ html: true });

const MARKUP = /[\\`*_[\]<&!~]/u;

/** Rendered text of one line group of Markdown. Input lines are separated by `\n`, hard breaks by `  \n`. */
export function renderInline(text: string): string {
  // markdown-it makes U+FFFD of a null byte, which would pass for damage in the text.
  const source = text.replaceAll("\u0000", "");
  // The link rule of a Markdown parser takes the square of `[[[[…`: a text beyond the limit is taken as it stands.
  if (source.length > PAGE_LIMITS.text || !MARKUP.test(source)) return finishText(joinLines(source));
  const tokens = markdown.parseInline(source, {})[0]?.children ?? [];
  return finishText(tokens.map((token) => textOf(token.type, token.content)).join(""));
}

function textOf(type: string, content: string): string {
  switch (type) {
    case "softbreak":
      return " ";
    case "hardbreak":
      return "\n";
    case "html_inline":
      return textOfTag(content);
    default:
      return content;
  }
}

/** `<SCHEMA_ID>` written without code marks is text that happens to look like a tag: it must not vanish. */
function textOfTag(tag: string): string {
  if (isLineBreak(tag)) return "\n";
  return isHtmlTag(tag) ? "" : tag;
}

function joinLines(source: string): string {
  return source
    .split("  \n")
    .map((line) => line.replaceAll("\n", " "))
    .join("\n");
}
