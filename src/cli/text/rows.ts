import type { Paint } from "./paint.ts";
import { printable } from "./printable.ts";
import { displayWidth, padEnd } from "./width.ts";
import { wrap } from "./wrap.ts";

/** A labelled row: one or more texts under each other, each wrapped beside the label. */
export interface Row {
  readonly label: string;
  readonly texts: readonly RowText[];
}

/** Texts are made printable before they are painted. */
export interface RowText {
  readonly text: string;
  readonly paint?: (text: string) => string;
  /** What stands before the first line; further lines are indented by as much. */
  readonly mark?: string;
}

const INDENT = 2;
const GAP = 2;

export function renderRows(rows: readonly Row[], width: number, paint: Paint): string {
  const shown = rows.filter(({ texts }) => texts.length > 0);
  const labelWidth = Math.max(...shown.map(({ label }) => displayWidth(label)));
  const start = INDENT + labelWidth + GAP;
  let output = "";
  for (const { label, texts } of shown) {
    const lines = texts.flatMap((text) => linesOf(text, width - start));
    for (const [index, line] of lines.entries()) {
      const head = padEnd(index === 0 ? label : "", labelWidth);
      output += `${" ".repeat(INDENT)}${paint("dim", head)}${" ".repeat(GAP)}${line}\n`;
    }
  }
  return output;
}

function linesOf({ text, paint, mark = "" }: RowText, width: number): readonly string[] {
  const indent = displayWidth(mark);
  const lines = wrap(printable(text), width - indent);
  return lines.map(
    (line, index) => (index === 0 ? mark : " ".repeat(indent)) + (paint === undefined ? line : paint(line)),
  );
}
