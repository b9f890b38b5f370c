import type { Block } from "../blocks/block.ts";

/** Meaning of table columns, by the text of their headers. */
export type ColumnRole = "code" | "name" | "message" | "meaning" | "solution" | "filter";

const ROLES: readonly { readonly role: ColumnRole; readonly header: RegExp }[] = [
  { role: "code", header: /^(?:error\s*)?codes?$|^(?:错误)?(?:代码|码)$|^错误编码$/iu },
  { role: "filter", header: /^filter(?: types?| names?)?$|^过滤器(?:类型|名称)?$/iu },
  { role: "message", header: /^(?:error\s*)?(?:messages?|msg)$|^(?:错误|报错)(?:信息|消息)$|^(?:消息|信息|报错)$/iu },
  { role: "name", header: /^(?:error\s*)?(?:names?|types?)$|^(?:名称|类型|错误名称)$/iu },
  {
    role: "meaning",
    header:
      /^(?:descriptions?|meanings?|explanations?|details?|causes?|reasons?|desc)$|^(?:描述|说明|含义|原因|解释)$/iu,
  },
  {
    role: "solution",
    header: /^(?:solutions?|remed(?:y|ies)|actions?|fix|how to fix)$|^(?:解决方案|解决方法|解决办法|处理方式|建议)$/iu,
  },
];

export type Columns = readonly (ColumnRole | null)[];

export function readColumns(headers: readonly string[]): Columns {
  return headers.map((header) => {
    const text = header.replace(/[*`:：]/gu, "").trim();
    return ROLES.find((rule) => rule.header.test(text))?.role ?? null;
  });
}

/** A table without a readable header: by its first cell, a code or a message. */
export function guessColumns(cells: readonly string[], firstIsCode: boolean): Columns {
  const rest: readonly ColumnRole[] = firstIsCode
    ? ["name", "message", "meaning", "solution"]
    : ["meaning", "solution"];
  return [firstIsCode ? "code" : "message", ...rest.slice(0, Math.max(0, cells.length - 1))];
}

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

/** Indexes of paragraphs with nothing but paragraphs between them and a table: a list without its marks. */
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
