import type { MutablePage, Mutated, Mutator } from "../mutation.ts";
import { editAt, type Place, spansOf } from "../places.ts";
import type { Random } from "../random.ts";

function edit(place: Place, change: (found: string, random: Random) => string | null): Mutator["mutate"] {
  return (page, random) => editAt(page, place, random, (found) => change(found, random));
}

const inMarkdown =
  (mutate: Mutator["mutate"]): Mutator["mutate"] =>
  (page, random) =>
    page.format === "markdown" ? mutate(page, random) : null;

/** The heading's text stays as a paragraph. */
function unmarkHeading(found: string): string {
  return found.replace(/^\s*#+\s*/u, "").replace(/<\/?h[1-6]\b[^>]*>/gu, "");
}

/** `-1003` becomes `-103`, `1003`, `-1008`, `–1003`, `- 1003`. */
function garbleCode(found: string, random: Random): string {
  const code = /-\d{3,6}(?=\s|<|\b)/u.exec(found);
  if (code === null) return found;
  const figures = code[0].slice(1);
  const at = random.below(figures.length);
  const garbled = random.pick([
    `-${figures.slice(0, at)}${figures.slice(at + 1)}`,
    figures,
    `-${figures.slice(0, at)}${String(random.below(10))}${figures.slice(at + 1)}`,
    `\u2013${figures}`,
    `\u2212${figures}`,
    `- ${figures}`,
    `-${figures.slice(0, at)} ${figures.slice(at)}`,
    `-${figures.slice(0, at)}\u200b${figures.slice(at)}`,
    `-${figures}${String(random.below(10))}`,
    `−${figures.replaceAll("1", "l")}`,
  ]);
  return found.replace(code[0], garbled);
}

/** The heading is removed, its bullets stay and would join the previous entry. */
function dropHeadingLine(page: MutablePage, random: Random): Mutated {
  return editAt(page, "codeHeading", random, () => "");
}

/** Heading and text of an entry, up to the next heading. */
function dropEntry(page: MutablePage, random: Random): Mutated {
  const codes = spansOf(page, "codeHeading");
  if (codes.length === 0) return null;
  const from = random.pick(codes);
  const next = spansOf(page, "heading").find(({ start }) => start > from.start);
  return page.text.slice(0, from.start) + page.text.slice(next?.start ?? page.text.length);
}

function changeLevel(found: string, random: Random): string {
  const level = 1 + random.below(6);
  return found.replace(/^(\s*)#+/u, `$1${"#".repeat(level)}`).replace(/<(\/?)h[1-6]\b/gu, `<$1h${String(level)}`);
}

function changeListMark(found: string, random: Random): string {
  return found.replace(/^(\s*)[*-] /u, `$1${random.pick(["- ", "+ ", "1. ", "• ", "*", "-", "** ", "\\* ", ""])}`);
}

/** Every heading of the page loses or changes its mark. */
function allHeadings(page: MutablePage, random: Random): Mutated {
  const mark = random.pick(["", "#", "##", "**", "> ", "- ", "####### "]);
  return page.text.replace(/^#{2,6} /gmu, mark === "" ? "" : `${mark} `);
}

export const MARKS: readonly Mutator[] = [
  { name: "heading's mark dropped", mutate: edit("heading", unmarkHeading) },
  { name: "code heading's mark dropped", mutate: edit("codeHeading", unmarkHeading) },
  { name: "heading's level changed", mutate: edit("heading", changeLevel) },
  { name: "heading's space lost", mutate: inMarkdown(edit("heading", (line) => line.replace(/^(#+) /u, "$1"))) },
  { name: "heading's code garbled", mutate: edit("codeHeading", garbleCode) },
  { name: "heading's name lost", mutate: edit("codeHeading", (text) => text.replace(/(-\d{3,6})[^<[\n]*/u, "$1")) },
  { name: "heading's code lost", mutate: edit("codeHeading", (text) => text.replace(/-\d{3,6}\s*/u, "")) },
  { name: "heading broken in two lines", mutate: edit("codeHeading", (text) => text.replace(/(-\d{3,6}) /u, "$1\n")) },
  { name: "heading became a list item", mutate: edit("codeHeading", (text) => ` * ${unmarkHeading(text)}`) },
  { name: "heading in bold", mutate: edit("codeHeading", (text) => `**${unmarkHeading(text)}**`) },
  { name: "heading line removed, bullets kept", mutate: dropHeadingLine },
  { name: "whole entry removed", mutate: dropEntry },
  { name: "list mark changed or dropped", mutate: edit("item", changeListMark) },
  { name: "item removed", mutate: edit("item", () => "") },
  { name: "item doubled", mutate: edit("item", (text) => `${text}\n${text}`) },
  { name: "item became a heading", mutate: inMarkdown(edit("item", (text) => text.replace(/^\s*[*-]/u, "###"))) },
  { name: "row's pipe dropped", mutate: inMarkdown(edit("row", (row) => row.replace("|", ""))) },
  { name: "row's pipes dropped", mutate: inMarkdown(edit("row", (row) => row.replaceAll("|", ""))) },
  { name: "row removed", mutate: edit("row", () => "") },
  { name: "row doubled", mutate: edit("row", (row) => `${row}\n${row}`) },
  { name: "cell removed", mutate: edit("cell", () => "") },
  { name: "all heading marks changed", mutate: inMarkdown(allHeadings) },
];
