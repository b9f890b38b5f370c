import type { MutablePage, Mutated, Mutator } from "../mutation.ts";
import type { Random } from "../random.ts";

/** Edits the list of lines around one that is not blank. */
function withLine(change: (lines: string[], at: number, random: Random) => void): Mutator["mutate"] {
  return ({ text }, random) => {
    const lines = text.split("\n");
    const full = [...lines.keys()].filter((index) => lines[index]?.trim() !== "");
    if (full.length < 2) return null;
    change(lines, random.pick(full), random);
    const edited = lines.join("\n");
    return edited === text ? null : edited;
  };
}

function lineOf(lines: readonly string[], at: number): string {
  const line = lines[at];
  if (line === undefined) throw new RangeError(`No line ${String(at)}`);
  return line;
}

function nextFull(lines: readonly string[], at: number): number | null {
  for (let index = at + 1; index < lines.length; index += 1) if (lineOf(lines, index).trim() !== "") return index;
  return null;
}

function join(lines: string[], at: number, random: Random): void {
  const next = nextFull(lines, at);
  if (next === null) return;
  const glue = random.pick(["", " ", "  "]);
  lines.splice(at, next - at + 1, `${lineOf(lines, at)}${glue}${lineOf(lines, next)}`);
}

function swap(lines: string[], at: number): void {
  const next = nextFull(lines, at);
  if (next === null) return;
  const first = lineOf(lines, at);
  lines[at] = lineOf(lines, next);
  lines[next] = first;
}

function split(lines: string[], at: number, random: Random): void {
  const line = lineOf(lines, at);
  const point = random.below(line.length);
  lines.splice(at, 1, line.slice(0, point), line.slice(point));
}

function move(lines: string[], at: number, random: Random): void {
  const [line] = lines.splice(at, 1);
  if (line !== undefined) lines.splice(random.below(lines.length), 0, line);
}

function everyLine(change: (text: string, random: Random) => string): Mutator["mutate"] {
  return ({ text }: MutablePage, random): Mutated => {
    const edited = change(text, random);
    return edited === text ? null : edited;
  };
}

export const LINES: readonly Mutator[] = [
  { name: "line removed", mutate: withLine((lines, at) => void lines.splice(at, 1)) },
  {
    name: "several lines removed",
    mutate: withLine((lines, at, random) => void lines.splice(at, 2 + random.below(6))),
  },
  { name: "line joined with the next", mutate: withLine(join) },
  { name: "line doubled", mutate: withLine((lines, at) => void lines.splice(at, 0, lineOf(lines, at))) },
  {
    name: "several lines doubled",
    mutate: withLine((lines, at, random) => void lines.splice(at, 0, ...lines.slice(at, at + 2 + random.below(6)))),
  },
  { name: "two lines swapped", mutate: withLine(swap) },
  { name: "line split", mutate: withLine(split) },
  { name: "line moved", mutate: withLine(move) },
  {
    name: "line indented",
    mutate: withLine(
      (lines, at, random) => void (lines[at] = `${" ".repeat(1 + random.below(9))}${lineOf(lines, at)}`),
    ),
  },
  { name: "blank line inserted", mutate: withLine((lines, at) => void lines.splice(at, 0, "")) },
  { name: "blank lines removed around", mutate: withLine(removeBlankAround) },
  { name: "all blank lines removed", mutate: everyLine((text) => text.replace(/\n\s*\n+/gu, "\n")) },
  { name: "all lines doubly spaced", mutate: everyLine((text) => text.replaceAll("\n", "\n\n")) },
  {
    name: "all lines indented",
    mutate: everyLine((text, random) => text.replace(/^/gmu, " ".repeat(1 + random.below(6)))),
  },
  { name: "all lines quoted", mutate: everyLine((text) => text.replace(/^/gmu, "> ")) },
  { name: "all line breaks lost", mutate: everyLine((text) => text.replaceAll("\n", " ")) },
  { name: "lines wrapped at 60", mutate: everyLine((text) => text.replace(/(.{50,60}) /gu, "$1\n")) },
  { name: "CRLF", mutate: everyLine((text) => text.replaceAll("\n", "\r\n")) },
  { name: "CR", mutate: everyLine((text) => text.replaceAll("\n", "\r")) },
  { name: "CR CR LF", mutate: everyLine((text) => text.replaceAll("\n", "\r\r\n")) },
  {
    name: "line ends mixed",
    mutate: everyLine((text, random) => text.replace(/\n/gu, () => random.pick(["\n", "\r\n", "\r"]))),
  },
  {
    name: "other line separators",
    mutate: everyLine((text, random) =>
      text.replace(/\n/gu, () => random.pick(["\n", "\u2028", "\u0085", "\u000b", "\f"])),
    ),
  },
  { name: "tabs for spaces", mutate: everyLine((text) => text.replace(/ {2,4}/gu, "\t")) },
  { name: "spaces at line ends", mutate: everyLine((text) => text.replaceAll("\n", "  \n")) },
];

function removeBlankAround(lines: string[], at: number): void {
  while (at + 1 < lines.length && lineOf(lines, at + 1).trim() === "") lines.splice(at + 1, 1);
  for (let index = at - 1; index >= 0 && lineOf(lines, index).trim() === ""; index -= 1) lines.splice(index, 1);
}
