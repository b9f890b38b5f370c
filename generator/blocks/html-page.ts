import type { CheerioAPI } from "cheerio/slim";

/** Cheerio's own node types, without a dependency on the package that it takes them from. */
export type HtmlRoot = NonNullable<ReturnType<CheerioAPI["root"]>[0]>;
export type HtmlNode = HtmlRoot["children"][number];
export type HtmlElement = Extract<HtmlNode, { readonly attribs: unknown }>;

type HtmlTextNode = Extract<HtmlNode, { readonly nodeType: 3 }>;

/** Nothing in these is text of the page. */
const NEVER = new Set(["script", "style", "noscript", "template", "svg", "head", "iframe", "select"]);
/** Furniture around the page, some of which repeats its headings. */
const FURNITURE = new Set(["nav", "aside", "footer", "button", "form"]);
const FURNITURE_CLASS =
  /(?:^|\s)(?:table-of-contents|theme-doc-toc|tocCollapsible|tableOfContents|theme-doc-footer|pagination-nav|theme-doc-breadcrumbs|theme-edit-this-page|sr-only|visually-hidden)/u;
/** Links that belong to a heading and show a `#`, an icon or U+200B. */
const HEADING_LINK_CLASS = /(?:^|\s)(?:hash-link|anchor|header-anchor|headerlink|heading-anchor)(?:\s|$)/u;

/** Where the page's own text is, best first. The first kind that a page has is its content. */
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
  return FURNITURE.has(element.name) || FURNITURE_CLASS.test(attribute(element, "class") ?? "");
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

/** The element that holds the page's text; null for a bare fragment, all of which is text. */
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

/** Last child first, so that the first one is popped first. */
export function pushChildren(stack: { push(node: HtmlNode): unknown }, element: HtmlElement | HtmlRoot): void {
  for (let index = element.children.length - 1; index >= 0; index -= 1) {
    const child = element.children[index];
    if (child !== undefined) stack.push(child);
  }
}

function hasClass(element: HtmlElement, name: string): boolean {
  return (attribute(element, "class") ?? "").split(/\s+/u).includes(name);
}
