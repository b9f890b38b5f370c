import type { BlockReading } from "./block.ts";
import {
  type HtmlElement,
  type HtmlNode,
  attribute,
  findContainer,
  htmlCost,
  isDocusaurusContent,
  isElement,
  isFurniture,
  isHeadingLink,
  isNeverText,
  isText,
  pushChildren,
} from "./html-page.ts";
import { type HtmlFootnotes, findFootnotes, footnoteOf, isAside, isOwnLinks, plainTextOf } from "./html-asides.ts";
import { HtmlText } from "./html-text.ts";
import { leadingCode } from "./code-line.ts";
import { lineFinder } from "./pipe-table.ts";
import { load } from "cheerio/slim";

/**
 * HTML to blocks: one walk over the tree with an explicit stack, so that depth costs no call stack. Cheerio parses with
 * htmlparser2, which is quadratic in the depth (`htmlCost` checks it first) and does not repair broken markup; so a
 * heading or list item ends any open text.
 */

/** A marker on the stack: everything in the element has been walked. */
interface Leave {
  readonly leaving: HtmlElement;
}

interface Walk {
  readonly html: string;
  readonly text: HtmlText;
  readonly container: HtmlElement | null;
  readonly lineOf: (offset: number) => number;
  readonly footnotes: HtmlFootnotes;
  readonly stack: (HtmlNode | Leave)[];
  /** False before and after the page's text and in furniture. */
  inside: boolean;
  /** The furniture element that the walk is in. */
  furniture: HtmlElement | null;
}

const HEADING = /^h([1-6])$/u;
const OWN_LINES = new Set(
  "p div section article main blockquote details summary dl dt dd figure figcaption header hr center address fieldset".split(
    " ",
  ),
);

export function htmlToBlocks(html: string): BlockReading {
  const lineOf = lineFinder(html);
  const { excess } = htmlCost(html);
  if (excess !== null) return { blocks: [], stopped: { limit: excess.limit, line: lineOf(excess.at) }, remarks: [] };
  const root = load(html, { xml: { xmlMode: false, withStartIndices: true, decodeEntities: true } }).root()[0];
  if (root === undefined) throw new Error("A parsed page must have a root");
  const container = findContainer(root);
  const walk: Walk = {
    html,
    text: new HtmlText(),
    container,
    lineOf,
    footnotes: findFootnotes(root, html),
    stack: root.children.toReversed(),
    inside: container === null,
    furniture: null,
  };
  for (let step = walk.stack.pop(); step !== undefined && !walk.text.writer.isFull; step = walk.stack.pop()) {
    if ("leaving" in step) leave(walk, step.leaving);
    else visit(walk, step);
  }
  walk.text.finish();
  return walk.text.writer.reading;
}

function visit(walk: Walk, node: HtmlNode): void {
  if (isText(node)) {
    if (walk.inside) walk.text.write(node.data, lineOf(walk, node));
  } else if (isElement(node) && !isNeverText(node)) {
    updatePlace(walk, node);
    if (walk.inside && (node.name === "li" || node.name === "p") && isOwnLinks(node)) {
      walk.text.boundary();
      const lists = node.children.filter((child) => isElement(child) && (child.name === "ul" || child.name === "ol"));
      walk.stack.push(...lists.toReversed());
      return;
    }
    if (walk.inside && (isHeadingLink(node) || isElsewhere(walk, node))) return;
    if (walk.inside) {
      if (isAside(node)) walk.text.writer.openAside();
      open(walk, node);
    }
    walk.stack.push({ leaving: node });
    pushChildren(walk.stack, node);
  }
}

/** Elements not shown in place: a footnote and its mark. */
function isElsewhere(walk: Walk, element: HtmlElement): boolean {
  const { text, footnotes } = walk;
  if (footnotes.elements.has(element)) return true;
  const target = footnoteOf(element);
  if (target === null) return false;
  const footnote = footnotes.byAnchor.get(target);
  if (footnote !== undefined) text.writer.addFootnote(plainTextOf(footnote), walk.lineOf(footnote.startIndex ?? 0));
  return footnote !== undefined || target.startsWith("fnref");
}

function updatePlace(walk: Walk, element: HtmlElement): void {
  if (element === walk.container) walk.inside = true;
  else if (walk.inside && isFurniture(element)) {
    walk.inside = false;
    walk.furniture = element;
  } else if (!walk.inside && HEADING.test(element.name) && leadingCode(startOfText(element)) !== null) {
    // Furniture has no such headings: a tag was lost, and the page's text continues here.
    walk.inside = true;
    walk.furniture = null;
  }
}

function open(walk: Walk, element: HtmlElement): void {
  const { text } = walk;
  const line = lineOf(walk, element);
  const level = HEADING.exec(element.name)?.[1];
  if (level !== undefined) text.openHeading(Number(level), ownAnchor(element), line);
  else if (element.name === "li") text.openItem(line);
  else if (element.name === "ul" || element.name === "ol") text.openList();
  else if (element.name === "table") text.openTable();
  else if (element.name === "tr") text.openRow(line);
  else if (element.name === "td" || element.name === "th") text.openCell(element.name === "th", line);
  else if (element.name === "pre") text.openCode(line);
  else if (element.name === "br") text.lineBreak();
  else if (element.name === "img") writeAlternative(walk, element, line);
  else if (OWN_LINES.has(element.name)) text.boundary();
  else openInline(walk, element, line);
}

/** The text of a badge is its alternative text. */
function writeAlternative({ text }: Walk, element: HtmlElement, line: number): void {
  const alternative = attribute(element, "alt")?.trim() ?? "";
  if (alternative !== "") text.write(alternative, line);
}

function openInline(walk: Walk, element: HtmlElement, line: number): void {
  const anchor = element.name === "a" && attribute(element, "href") === undefined ? ownAnchor(element) : null;
  if (anchor !== null) walk.text.anchor(anchor);
  // An unescaped `<SCHEMA_ID>` is text, not a tag.
  const tag = /^<[A-Z][A-Z0-9_]*>/u.exec(walk.html.slice(element.startIndex ?? 0, (element.startIndex ?? 0) + 60));
  if (tag !== null && /_|^<[A-Z]{7,}>$/u.test(tag[0])) walk.text.write(tag[0], line);
}

function leave(walk: Walk, element: HtmlElement): void {
  if (element === walk.furniture) {
    walk.furniture = null;
    walk.inside = true;
    return;
  }
  if (!walk.inside) return;
  if (HEADING.test(element.name)) walk.text.closeHeading();
  else if (element.name === "ul" || element.name === "ol") walk.text.closeList();
  else if (element.name === "td" || element.name === "th") walk.text.endCell();
  else if (element.name === "tr" || element.name === "table") walk.text.endRow();
  else if (element.name === "li" || element.name === "pre" || OWN_LINES.has(element.name)) walk.text.boundary();
  if (isAside(element)) walk.text.writer.closeAside();
  // A stray end tag would end Docusaurus' content too early; only furniture follows it there.
  if (element === walk.container && !isDocusaurusContent(element)) walk.inside = false;
}

function ownAnchor(element: HtmlElement): string | null {
  const id = attribute(element, "id") ?? attribute(element, "name");
  return id === undefined || id === "" ? null : id.replace(/^user-content-/u, "");
}

/** Enough of an element's text to see whether it begins with a code. */
function startOfText(element: HtmlElement): string {
  const stack: HtmlNode[] = [];
  pushChildren(stack, element);
  let text = "";
  for (
    let node = stack.pop(), steps = 0;
    node !== undefined && text.length < 40 && steps < 50;
    node = stack.pop(), steps += 1
  ) {
    if (isText(node)) text += node.data.slice(0, 60).trimStart();
    else if (isElement(node)) pushChildren(stack, node);
  }
  return text;
}

function lineOf(walk: Walk, node: HtmlNode): number {
  return walk.lineOf(node.startIndex ?? 0);
}

/**
 * Docusaurus puts a link with an invisible label behind every heading; converters keep it, and its target is the
 * heading's anchor. The link's title repeats the heading, quotes and broken characters included, so Markdown parsers
 * may not recognise the link: it is removed before they run. A wrong charset can turn the label into any text.
 */
const TAIL =
  /\[(?:[^\p{L}\p{N}\][]{0,10}|(?:Direct link to|Permalink)[^\]]{0,300}|[^\][]{0,300}的直接链接|[^\][]{0,12}(?=\]\([^\s)]{0,500}\s"Direct link to))\]\(/u;
const EXPLICIT_ID = /\{#([^}\s]{1,300})(?:\s[^}]{0,200})?\}$/u;
const WHOLE_LINK = /^\[([^\][]{1,500})\]\(([^()\s]{0,500}#[^()\s]{1,500})\)$/u;

export interface HeadingText {
  readonly text: string;
  readonly anchor: string | null;
}

export function splitHeadingLink(source: string): HeadingText {
  const tail = TAIL.exec(source);
  if (tail !== null) {
    const target = source.slice(tail.index + tail[0].length);
    return { text: source.slice(0, tail.index).trim(), anchor: anchorOf(target) };
  }
  const id = EXPLICIT_ID.exec(source.trimEnd());
  if (id?.[1] !== undefined) return { text: source.slice(0, id.index).trimEnd(), anchor: id[1] };
  const link = WHOLE_LINK.exec(source.trim());
  if (link?.[1] !== undefined && link[2] !== undefined) return { text: link[1], anchor: anchorOf(link[2]) };
  return { text: source, anchor: null };
}

/** The part after `#`, up to the title or the end of the link. */
function anchorOf(target: string): string | null {
  const hash = target.indexOf("#");
  if (hash < 0) return null;
  const end = target.slice(hash + 1).search(/\s|\)\s*$/u);
  const anchor = end < 0 ? target.slice(hash + 1) : target.slice(hash + 1, hash + 1 + end);
  // Converters cut characters in two: an anchor with a broken character is useless.
  return anchor === "" || anchor.includes("\uFFFD") ? null : decodeAnchor(anchor);
}

/** Decodes percent-encoded anchors into the page's ids; a malformed anchor stays unchanged. */
function decodeAnchor(anchor: string): string {
  if (!/%[0-9a-f]{2}/iu.test(anchor)) return anchor;
  const bytes = new TextDecoder().decode(Uint8Array.from(percentBytes(anchor)));
  return bytes.includes("\uFFFD") ? anchor : bytes;
}

function percentBytes(anchor: string): readonly number[] {
  const parts = anchor.match(/%[0-9a-f]{2}|[^%]+|%/giu) ?? [];
  return parts.flatMap((part) =>
    /^%[0-9a-f]{2}$/iu.test(part) ? [Number.parseInt(part.slice(1), 16)] : [...new TextEncoder().encode(part)],
  );
}
