import MarkdownIt from "markdown-it";
import { isHtmlTag, isLineBreak } from "./html-tags.ts";
import { finishText } from "./rendered-text.ts";

/** `html` so that `<br>` and `<a id>` are seen as markup; everything else as CommonMark has it. */
const markdown = new MarkdownIt({ html: true });

/**
 * Above this length a text is taken as it is: no real line is a tenth as long, and the link rule of a Markdown
 * parser is quadratic on `[[[[…`.
 */
const LONGEST_MARKED_UP = 20_000;

const MARKUP = /[\\`*_[\]<&!~]/u;

/** Rendered text of one line group of Markdown. Input lines are separated by `\n`, hard breaks by `  \n`. */
export function renderInline(source: string): string {
  if (source.length > LONGEST_MARKED_UP || !MARKUP.test(source)) return finishText(joinLines(source));
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
  return source.replaceAll("  \n", "\u0001").replaceAll("\n", " ").replaceAll("\u0001", "\n");
}
