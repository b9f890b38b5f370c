import type { Block, HeadingBlock } from "../blocks/block.ts";
import type { Code } from "../blocks/code-line.ts";
import { readCodeHeading } from "./headings.ts";

/** Number of repeated codes in a row that begin a new document. */
const CODES_OF_A_RESTART = 3;

/** A file's documents: nearly always one, two if a converter put both languages into one file. */
export function splitDocuments(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const starts = [0, ...titleStarts(blocks)];
  const cut = starts.length > 1 ? starts : [0, ...restarts(blocks)];
  return cut.map((start, index) => blocks.slice(start, cut[index + 1] ?? blocks.length));
}

/** A first-level heading with codes before and after it is the title of another document. */
function titleStarts(blocks: readonly Block[]): readonly number[] {
  const isCode = blocks.map((block) => codeOf(block) !== null);
  const last = isCode.lastIndexOf(true);
  const first = isCode.indexOf(true);
  return blocks.flatMap((block, index) => {
    const isTitle = block.kind === "heading" && block.level === 1 && isCode[index] === false;
    return isTitle && first >= 0 && first < index && index < last ? [index] : [];
  });
}

/** Position where the page's first code and the following codes are repeated. */
function restarts(blocks: readonly Block[]): readonly number[] {
  const headings = blocks.flatMap((block, index) => {
    const code = codeOf(block);
    return code === null ? [] : [{ code, index }];
  });
  const opening = headings.slice(0, CODES_OF_A_RESTART).map(({ code }) => code);
  if (opening.length < CODES_OF_A_RESTART) return [];
  return headings.flatMap(({ index }, at) => {
    const again = at >= CODES_OF_A_RESTART && opening.every((code, offset) => headings[at + offset]?.code === code);
    return again ? [backToTitle(blocks, index)] : [];
  });
}

/** The titles and paragraphs above an entry that belong to it, not to the previous entry. */
function backToTitle(blocks: readonly Block[], index: number): number {
  let start = index;
  for (let at = index - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (block === undefined || block.kind === "item" || block.kind === "row" || codeOf(block) !== null) break;
    if (block.kind === "heading" || block.kind === "code") start = at;
  }
  return start;
}

function codeOf(block: Block): Code | null {
  return block.kind === "heading" ? codeOfHeading(block) : null;
}

function codeOfHeading(heading: HeadingBlock): Code | null {
  return readCodeHeading(heading.text)?.codes[0] ?? null;
}
