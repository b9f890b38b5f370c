import type { Block } from "../blocks/block.ts";
import { leadingCode } from "../blocks/code-line.ts";

/** How texts without heading marks title their pages. */
const TITLE_LINE = /^(?:.{0,40}\berror codes?\b.{0,60}|.{0,20}错误(?:代码|码).{0,20})$/iu;

/** The page's title as published: its first heading that is none of the list's, or the line that serves as one. */
export function readPageTitle(blocks: readonly Block[]): string | null {
  const firstCode = blocks.findIndex((block) => block.kind === "heading" && leadingCode(block.text) !== null);
  const head = firstCode < 0 ? blocks.slice(0, 40) : blocks.slice(0, firstCode);
  const heading = head.find((block) => block.kind === "heading" && block.level === 1);
  if (heading?.kind === "heading") return heading.text;
  const line = head
    .slice(0, 8)
    .find((block) => (block.kind === "paragraph" || block.kind === "heading") && TITLE_LINE.test(block.text));
  return line !== undefined && "text" in line ? line.text : null;
}
