import { TagScanner } from "./tag-scanner.ts";
import { PAGE_LIMITS } from "./to-blocks.ts";
import type { CheerioAPI } from "cheerio/slim";

/** Cheerio's node types, without a dependency on the package that defines them. */
export type HtmlRoot = NonNullable<ReturnType<CheerioAPI["root"]>[0]>;
export type HtmlNode = HtmlRoot["children"][number];
export type HtmlElement = Extract<HtmlNode, { readonly attribs: unknown }>;

type HtmlTextNode = Extract<HtmlNode, { readonly nodeType: 3 }>;

/** Elements without text of the page. */
const NEVER = new Set(["script", "style", "noscript", "template", "svg", "head", "iframe", "select"]);
/** Furniture around the page, some of which repeats its headings. */
const FURNITURE = new Set(["nav", "aside", "footer", "button", "form"]);
const FURNITURE_CLASS =
  /(?:^|\s)(?:table-of-contents|theme-doc-toc|tocCollapsible|tableOfContents|theme-doc-footer|pagination-nav|theme-doc-breadcrumbs|theme-edit-this-page|sr-only|visually-hidden|toc(?:$|[\s_-])|breadcrumbs?(?:$|[\s_-])|pagination|pager(?:$|[\s_-])|edit-(?:this-)?page|back-to-top|cookie|consent|gdpr|skip-?(?:to|link))/iu;
const FURNITURE_ROLE = new Set(["navigation", "banner", "contentinfo", "dialog", "search", "complementary"]);
/** Heading links, shown as `#`, an icon or U+200B. */
const HEADING_LINK_CLASS = /(?:^|\s)(?:hash-link|anchor|header-anchor|headerlink|heading-anchor)(?:\s|$)/u;

/** Selectors of the page's content, best first. The first match is the content. */
const CONTAINERS: readonly ((element: HtmlElement) => boolean)[] = [
  isDocusaurusContent,
  (element) => attribute(element, "itemprop") === "articleBody" || hasClass(element, "markdown-body"),
  (element) => element.name === "article",
  (element) => element.name === "main",
  (element) => element.name === "body",
];

export function isElement(node: HtmlNode): node is HtmlElement {
  return "attribs" in node;
}

/** DOM node type 3: comments hold data too. */
export function isText(node: HtmlNode): node is HtmlTextNode {
  return node.nodeType === 3;
}

export function isDocusaurusContent(element: HtmlElement): boolean {
  return hasClass(element, "theme-doc-markdown");
}

export function isNeverText(element: HtmlElement): boolean {
  return NEVER.has(element.name);
}

export function isFurniture(element: HtmlElement): boolean {
  return (
    FURNITURE.has(element.name) ||
    FURNITURE_ROLE.has(attribute(element, "role") ?? "") ||
    FURNITURE_CLASS.test(attribute(element, "class") ?? "") ||
    FURNITURE_CLASS.test(attribute(element, "id") ?? "")
  );
}

export function isHeadingLink(element: HtmlElement): boolean {
  if (element.name !== "a") return false;
  const label = attribute(element, "aria-label") ?? "";
  if (label.startsWith("Direct link to") || label.endsWith("的直接链接")) return true;
  return HEADING_LINK_CLASS.test(attribute(element, "class") ?? "");
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attribs[name];
}

/** The element with the page's text; null for a fragment, which is all text. */
export function findContainer(root: HtmlRoot): HtmlElement | null {
  const found = new Map<number, HtmlElement>();
  const stack: HtmlNode[] = root.children.toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isElement(node)) continue;
    const element = node;
    const rank = CONTAINERS.findIndex((is) => is(element));
    if (rank === 0) return element;
    if (rank > 0 && !found.has(rank)) found.set(rank, element);
    pushChildren(stack, element);
  }
  const best = CONTAINERS.findIndex((_, rank) => found.has(rank));
  return found.get(best) ?? null;
}

/** Last child first, so that the first child is popped first. */
export function pushChildren(stack: { push(node: HtmlNode): unknown }, element: HtmlElement | HtmlRoot): void {
  for (let index = element.children.length - 1; index >= 0; index -= 1) {
    const child = element.children[index];
    if (child !== undefined) stack.push(child);
  }
}

function hasClass(element: HtmlElement, name: string): boolean {
  return (attribute(element, "class") ?? "").split(/\s+/u).includes(name);
}

/** Elements that htmlparser2 never leaves open. */
const VOID = new Set(
  "area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr".split(
    " ",
  ),
);

export interface HtmlCost {
  readonly tags: number;
  /** Maximum of open elements; an upper bound of the parser's. */
  readonly depth: number;
  /** Open elements, summed over all tags. */
  readonly nesting: number;
  /** The exceeded limit and the offset of the tag that exceeds it. Counting ends there. */
  readonly excess: { readonly limit: "tags" | "nesting"; readonly at: number } | null;
}

/**
 * Estimates the HTML parser's work. Here an end tag closes only the innermost element, or nothing: the parser closes
 * more by itself, so its stack is never larger.
 */
export function htmlCost(html: string): HtmlCost {
  const scanner = new TagScanner(html);
  const open: string[] = [];
  const cost = { tags: 0, depth: 0, nesting: 0 };
  for (let tag = scanner.next(); tag !== null; tag = scanner.next()) {
    cost.tags += 1;
    cost.nesting += open.length;
    if (cost.tags > PAGE_LIMITS.tags) return { ...cost, excess: { limit: "tags", at: tag.at } };
    if (cost.nesting > PAGE_LIMITS.nesting) return { ...cost, excess: { limit: "nesting", at: tag.at } };
    // `</p>` without its start opens a paragraph and closes it.
    const isStray = tag.kind === "end" && tag.name === "p" && open.at(-1) !== "p";
    const opens = tag.kind === "start" && !VOID.has(tag.name);
    cost.depth = Math.max(cost.depth, open.length + Number(opens || isStray));
    if (tag.kind === "end" && open.at(-1) === tag.name) open.pop();
    else if (opens) open.push(tag.name);
  }
  return { ...cost, excess: null };
}

/** HTML tags that pages use. Any other `<word>` in Markdown is text. */
const TAGS = new Set(
  (
    "a abbr article aside b bdi bdo big blockquote body br button center cite code col colgroup dd del details dfn div dl dt em " +
    "figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label li link main " +
    "mark meta nav ol option p path picture pre q s samp script section select small source span strike strong style sub " +
    "summary sup svg table tbody td template textarea tfoot th thead time title tr tt u ul var video wbr"
  ).split(" "),
);

/** Start of a line of Markdown that opens block-level HTML. */
const BLOCK_START =
  /^\s{0,20}<(?:h[1-6]|ul|ol|li|table|thead|tbody|tr|p|div|pre|details|blockquote|dl|section|article|main)[\s>]/iu;

export function isHtmlTag(tag: string): boolean {
  if (tag.startsWith("<!") || tag.startsWith("<?")) return true;
  const name = /^<\/?([a-z][a-z0-9]*)/iu.exec(tag)?.[1];
  return name !== undefined && TAGS.has(name.toLowerCase());
}

/** `<br>`, `<br/>`, `<br />`, `</br>`. */
export function isLineBreak(tag: string): boolean {
  return /^<\/?br\b/iu.test(tag);
}

export function startsHtmlBlock(line: string): boolean {
  return BLOCK_START.test(line);
}
