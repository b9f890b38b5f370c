import { visibleText } from "../../src/text/printable.ts";
import type { CatalogDiff, Change, ChangeDetail, Level } from "./change.ts";
import { happened } from "./render-change.ts";
import { summariseDiff } from "./summary.ts";

export interface TerminalOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colour: boolean;
}

const COLOURS: Readonly<Record<Level, number>> = { major: 31, minor: 33, patch: 36, none: 90 };
const [REMOVED, ADDED, DIM] = [31, 32, 90];

/** The diff for a terminal: the kind of change first, texts below, wrapped to the width. */
export function renderTerminal(diff: CatalogDiff, options: TerminalOptions): string {
  const paint = (text: string, colour: number): string =>
    options.colour ? `\u001b[${String(colour)}m${text}\u001b[39m` : text;
  const line = (text: string, mark: string, colour: number): readonly string[] =>
    wrap(`${mark}${visibleText(text)}`, options.width - 4).map(
      (part, index) => `  ${index === 0 ? "" : "  "}${paint(part, colour)}`,
    );
  const item = (change: Change): readonly string[] => {
    const { level, family, code, name, table, product, products, of, locale } = change;
    const subject = code === null ? (table ?? product ?? "") : `${String(code)} ${name ?? ""}`;
    const pages = products === undefined ? "" : `on ${String(products.length)} of ${String(of)} pages so far`;
    const place = [subject.trim(), family ?? "", locale ?? "", pages].filter((part) => part !== "").join(", ");
    const head = `${paint(happened(change), COLOURS[level])} ${visibleText(place)} ${paint(`(${level})`, DIM)}`;
    return [head, ...textsOf(change).flatMap(([mark, text]) => line(text, mark, colourOf(mark)))];
  };
  const blocks = diff.changes.map((change) => item(change).join("\n"));
  return `${[summariseDiff(diff), ...blocks].join("\n\n")}\n`;
}

type Marked = readonly [mark: string, text: string];

function textsOf({ before, after, details, messages, message }: Change): readonly Marked[] {
  if (details !== undefined && details.length > 0) return details.flatMap(detailTexts);
  const about: readonly Marked[] = message === undefined ? [] : [["  of ", message]];
  const gone = before === null ? [] : [["- ", before] as const];
  const come = after === null ? [] : [["+ ", after] as const];
  return [...about, ...gone, ...come, ...(messages ?? []).map((text) => ["  ", text] as const)];
}

function detailTexts({ field, en, "zh-CN": chinese }: ChangeDetail): readonly Marked[] {
  return [en, chinese].flatMap((text) => (text === undefined ? [] : [[`+ ${field}: `, text] as const]));
}

function colourOf(mark: string): number {
  return mark.startsWith("-") ? REMOVED : mark.startsWith("+") ? ADDED : DIM;
}

/** Breaks at spaces; Chinese text has none and is cut. */
function wrap(text: string, width: number): readonly string[] {
  const room = Math.max(width, 20);
  const lines: string[] = [];
  let rest = text;
  while (rest.length > room) {
    const space = rest.lastIndexOf(" ", room);
    const end = space > room / 2 ? space : room;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
}
