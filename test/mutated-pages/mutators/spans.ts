import type { MutablePage, Mutated, Mutator } from "../mutation.ts";
import { spansOf } from "../places.ts";
import type { Random } from "../random.ts";

/** A span of up to 1, 10, 100 or 1,000 characters. */
function span({ text }: MutablePage, random: Random): { readonly start: number; readonly end: number } {
  const start = random.below(text.length);
  return { start, end: Math.min(text.length, start + 1 + random.below(random.pick([1, 10, 100, 1000]))) };
}

const JUNK = [
  "<",
  ">",
  "&",
  "|",
  "`",
  "```",
  "*",
  "#",
  "-",
  "\\",
  "[",
  "]",
  "(",
  ")",
  '"',
  "'",
  "\n",
  "\n\n",
  "\t",
  "0",
  "-1000",
];

function junk({ text }: MutablePage, random: Random): Mutated {
  const at = random.below(text.length);
  return text.slice(0, at) + random.pick(JUNK) + text.slice(at + (random.chance(0.5) ? 0 : 1));
}

function moved(page: MutablePage, random: Random): Mutated {
  const { start, end } = span(page, random);
  const rest = page.text.slice(0, start) + page.text.slice(end);
  const at = random.below(rest.length);
  return rest.slice(0, at) + page.text.slice(start, end) + rest.slice(at);
}

/** Two entries change places. */
function swappedEntries(page: MutablePage, random: Random): Mutated {
  const headings = spansOf(page, "codeHeading");
  const index = random.below(Math.max(1, headings.length - 2));
  const [a, b, c] = [headings[index], headings[index + 1], headings[index + 2]];
  if (a === undefined || b === undefined || c === undefined) return null;
  const { text } = page;
  return text.slice(0, a.start) + text.slice(b.start, c.start) + text.slice(a.start, b.start) + text.slice(c.start);
}

/** Two headings change places, their texts do not. */
function swappedHeadings(page: MutablePage, random: Random): Mutated {
  const headings = spansOf(page, "codeHeading");
  const index = random.below(Math.max(1, headings.length - 1));
  const [a, b] = [headings[index], headings[index + 1]];
  if (a === undefined || b === undefined) return null;
  const { text } = page;
  return `${text.slice(0, a.start)}${text.slice(b.start, b.end)}${text.slice(a.end, b.start)}${text.slice(a.start, a.end)}${text.slice(b.end)}`;
}

export const SPANS: readonly Mutator[] = [
  {
    name: "span lost",
    mutate: (page, random) => {
      const { start, end } = span(page, random);
      return page.text.slice(0, start) + page.text.slice(end);
    },
  },
  {
    name: "span doubled",
    mutate: (page, random) => {
      const { start, end } = span(page, random);
      return page.text.slice(0, end) + page.text.slice(start);
    },
  },
  { name: "span moved", mutate: moved },
  { name: "character of markup put in", mutate: junk },
  { name: "two entries swapped", mutate: swappedEntries },
  { name: "two headings swapped", mutate: swappedHeadings },
];
