/** Asides, links within the page, and footnotes of an HTML page. */
import {
  type HtmlElement,
  type HtmlNode,
  type HtmlRoot,
  attribute,
  isElement,
  isText,
  pushChildren,
} from "./html-page.ts";
import { finishText } from "./html-text.ts";

const ASIDE_CLASS =
  /(?:^|\s)(?:admonition|theme-admonition|alert|callout|markdown-alert|tabs?-container|tabs__item|task-list-item|footnotes?)(?:\s|$|--?)/u;
const ASIDE_ROLE = new Set(["tablist", "tab", "tabpanel", "note", "alert"]);

/** Admonitions, tabs, `<details>`, task lists and other parts of footnotes: never sent by the API. */
export function isAside(element: HtmlElement): boolean {
  return (
    element.name === "details" ||
    ASIDE_ROLE.has(attribute(element, "role") ?? "") ||
    ASIDE_CLASS.test(attribute(element, "class") ?? "") ||
    (element.name === "li" && hasCheckbox(element))
  );
}

function hasCheckbox(element: HtmlElement): boolean {
  const first = element.children.find((child) => !isText(child) || child.data.trim() !== "");
  return first !== undefined && isElement(first) && first.name === "input";
}

/** Maximum number of nodes of a link with its marks. */
const MAX_NODES = 200;

/** An element that contains only links to anchors of the page: a line of a table of contents, "back to top". */
export function isOwnLinks(element: HtmlElement): boolean {
  const stack: HtmlNode[] = [];
  pushChildren(stack, element);
  let links = 0;
  for (let node = stack.pop(), steps = 0; node !== undefined; node = stack.pop(), steps += 1) {
    if (steps > MAX_NODES) return false;
    if (isText(node)) {
      if (!/^[\s|·•/,›»>\u200B-]*$/u.test(node.data)) return false;
    } else if (isElement(node)) {
      // The lines of a nested list are checked one by one.
      if (node.name === "ul" || node.name === "ol") continue;
      if (node.name !== "a") pushChildren(stack, node);
      else if ((attribute(node, "href") ?? "").includes("#")) links += 1;
      else return false;
    }
  }
  return links > 0;
}

/** The mark of a link to a footnote, or back. */
export function footnoteOf(element: HtmlElement): string | null {
  if (element.name !== "a") return null;
  return /^#(?:user-content-)?(fn(?:ref)?[-:_]?[\w-]+)$/u.exec(attribute(element, "href") ?? "")?.[1] ?? null;
}

export interface HtmlFootnotes {
  /** Footnote elements by the anchor that their references link to. */
  readonly byAnchor: ReadonlyMap<string, HtmlElement>;
  readonly elements: ReadonlySet<HtmlElement>;
}

/** List items that a text refers to as a footnote. */
export function findFootnotes(root: HtmlRoot, html: string): HtmlFootnotes {
  const byAnchor = new Map<string, HtmlElement>();
  if (!/href="?#(?:user-content-)?fn/u.test(html)) return { byAnchor, elements: new Set() };
  const referred = new Set<string>();
  const stack: HtmlNode[] = root.children.toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isElement(node)) continue;
    const target = footnoteOf(node);
    if (target !== null) referred.add(target);
    const id = attribute(node, "id")?.replace(/^user-content-/u, "");
    if (node.name === "li" && id !== undefined && /^fn(?!ref)[-:_]?\w/u.test(id)) byAnchor.set(id, node);
    pushChildren(stack, node);
  }
  for (const id of [...byAnchor.keys()]) if (!referred.has(id)) byAnchor.delete(id);
  return { byAnchor, elements: new Set(byAnchor.values()) };
}

/** An element's text, without the link back to its reference. */
export function plainTextOf(element: HtmlElement): string {
  const stack: HtmlNode[] = [];
  pushChildren(stack, element);
  const pieces: string[] = [];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isText(node)) pieces.push(node.data.replace(/\s+/gu, " "));
    else if (isElement(node) && footnoteOf(node)?.startsWith("fnref") !== true) pushChildren(stack, node);
  }
  return finishText(pieces.join(""));
}
