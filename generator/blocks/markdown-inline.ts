import { isHtmlTag, isLineBreak } from "./html-page.ts";
import { finishText } from "./html-text.ts";
import { PAGE_LIMITS } from "./to-blocks.ts";
import MarkdownIt from "markdown-it";

/** `html` so that `<br>` and `<a id>` are markup; everything else follows CommonMark. */
const markdown = new MarkdownIt({ html: true });

const MARKUP = /[\\`*_[\]<&!~{]/u;
/** Labels of links to their own position. */
const PERMALINK = /^(?:[#¶§🔗↩\uFE0E\u200B\s]|Permalink|Direct link)*$/u;

/** Rendered text of one line group of Markdown. Input lines are separated by `\n`, hard breaks by `  \n`. */
export function renderInline(text: string): string {
  // markdown-it makes U+FFFD of a null byte, which would look like a damaged text.
  const source = text.replaceAll("\u0000", "");
  // The link rule of a Markdown parser is quadratic on `[[[[…`: a text beyond the limit is not rendered.
  if (source.length > PAGE_LIMITS.text || !MARKUP.test(source)) return finishText(joinLines(source));
  const tokens = markdown.parseInline(withoutExpressions(source), {})[0]?.children ?? [];
  return finishText(
    tokens
      .map((token, index) => (isPermalink(tokens, index) ? "" : textOf(token.type, token.content, source)))
      .join(""),
  );
}

/** `{'{0}'}` and `` {`text`} `` of MDX are their literal text. Code spans stay as they are. */
const EXPRESSION =
  /(?<!\\)\{\s{0,4}(?:'([^'\n]{0,400})'|"([^"\n]{0,400})"|`([^`\n]{0,400})`)\s{0,4}\}|`[^`\n]{1,2000}`/gu;

function withoutExpressions(source: string): string {
  if (!/\{\s{0,4}['"`]/u.test(source)) return source;
  return source.replace(EXPRESSION, (found, single?: string, double?: string, template?: string) => {
    const text = single ?? double ?? template;
    return text === undefined ? found : text.replace(/[!-/:-@[-`{-~]/gu, "\\$&");
  });
}

type Tokens = ReturnType<typeof markdown.parseInline>[number]["children"];

/** The label of a link to an anchor of the page that shows only a mark. */
function isPermalink(tokens: NonNullable<Tokens>, index: number): boolean {
  const before = tokens[index - 1];
  const label = tokens[index];
  if (before?.type !== "link_open" || label?.type !== "text" || tokens[index + 1]?.type !== "link_close") return false;
  return String(before.attrGet("href") ?? "").includes("#") && PERMALINK.test(label.content);
}

function textOf(type: string, content: string, source: string): string {
  switch (type) {
    case "softbreak":
      return " ";
    case "hardbreak":
      return "\n";
    case "html_inline":
      return textOfTag(content, source);
    default:
      return content;
  }
}

/** `<SCHEMA_ID>` without code marks is text that looks like a tag: it must be kept. */
function textOfTag(tag: string, source: string): string {
  if (isLineBreak(tag)) return "\n";
  return isHtmlTag(tag) || isComponentTag(tag, source) ? "" : tag;
}

/** `<Badge text="new" />`, `<TabItem value="a">`, and `<Badge>` with an end tag. */
export function isComponentTag(tag: string, source: string): boolean {
  const name = /^<\/?([A-Z][A-Za-z0-9.]*)/u.exec(tag)?.[1];
  if (name === undefined || !/[a-z]/u.test(name)) return false;
  return tag.startsWith("</") || /\/>$|=/u.test(tag) || source.includes(`</${name}>`);
}

/** Only links to anchors of the page and separators: tables of contents, "back to top". */
const OWN_LINKS =
  /^(?:\[(?:\\.|[^\]\\]){0,300}\]\((?:<[^>\s]{0,500}#[^>]{0,500}>|[^\s()#]{0,500}#[^\s]{0,500}?)(?:\s+"[^\n]{0,400}?")?\)[\s|·•/,›»>-]{0,9}){1,200}$/u;

export function isOwnLinks(source: string): boolean {
  return source.startsWith("[") && source.length < 20_000 && OWN_LINKS.test(source.trim());
}

function joinLines(source: string): string {
  return source
    .split("  \n")
    .map((line) => line.replaceAll("\n", " "))
    .join("\n");
}
