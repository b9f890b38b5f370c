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
  /** Whether it is one of several and gets a dot. */
  readonly isItem?: boolean;
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

function linesOf({ text, paint, isItem }: RowText, width: number): readonly string[] {
  const lines = wrap(printable(text), isItem === true ? width - 2 : width);
  return lines.map((line, index) => {
    const painted = paint === undefined ? line : paint(line);
    if (isItem !== true) return painted;
    return `${index === 0 ? "·" : " "} ${painted}`;
  });
}
