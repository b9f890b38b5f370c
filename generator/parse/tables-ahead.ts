import type { Block } from "../blocks/block.ts";

/** Indexes of headings that a table row follows before the next heading. */
export function headingsAboveTables(blocks: readonly Block[]): readonly number[] {
  const found = new Set<number>();
  let heading = -1;
  blocks.forEach((block, index) => {
    if (block.kind === "heading") heading = index;
    else if (block.kind === "row") found.add(heading);
  });
  return [...found];
}

/** Indexes of paragraphs with nothing but paragraphs between them and a table: a list that has lost its marks. */
export function paragraphsAboveTables(blocks: readonly Block[]): readonly number[] {
  const found: number[] = [];
  let leads = false;
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    const kind = blocks[index]?.kind;
    if (kind === "paragraph" && leads) found.push(index);
    else leads = kind === "row";
  }
  return found;
}
